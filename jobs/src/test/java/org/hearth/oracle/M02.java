package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Breastfeeding: index children of mothers enrolled prenatally who got breast milk at six months of age. */
final class M02 implements Form2Measure {

    @Override
    public String id() {
        return "m02";
    }

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.indexChildren().flatMap(spell -> of(caseload, spell, period).stream());
    }

    private Optional<Case> of(Caseload caseload, Spell spell, Period period) {
        LocalDate born = caseload.child(spell.childId()).day("dob");
        LocalDate sixMonths = born.plusMonths(6);
        if (!period.contains(sixMonths) || sixMonths.isAfter(caseload.asOf()) || !isBirthMothers(caseload, spell)) {
            return Optional.empty();
        }
        Verdict verdict = !spell.span().contains(sixMonths) || !isFromBirth(spell, born)
                ? Verdict.excluded("not_enrolled_six_months")
                : judge(caseload, spell.childId(), born);
        return Optional.of(Case.of(id(), period, spell.childId(), spell.chainId(), verdict, sixMonths));
    }

    /** Under the birth mother, enrolled while she expected. */
    private static boolean isBirthMothers(Caseload caseload, Spell spell) {
        Fact child = caseload.child(spell.childId());
        Fact pregnancy = caseload.silver().one("pregnancy", "pregnancy_id", child.text("pregnancy_id"));
        return pregnancy != null
                && spell.under().stream()
                        .filter(enrollment ->
                                enrollment.personId().equals(caseload.people().person(pregnancy.text("caregiver_id"))))
                        .anyMatch(enrollment -> caseload.delivery(enrollment).isAfter(enrollment.start()));
    }

    /** A child born between two programs of one enrollment comes into it with the second. */
    private static boolean isFromBirth(Spell spell, LocalDate born) {
        LocalDate from = spell.span().from();
        return !from.isAfter(born)
                || spell.under().stream()
                        .filter(enrollment -> !enrollment.start().isAfter(born))
                        .flatMap(enrollment -> enrollment.stretches().stream())
                        .anyMatch(stretch -> stretch.span().from().equals(from));
    }

    private static Verdict judge(Caseload caseload, String childId, LocalDate born) {
        LocalDate sixMonths = born.plusMonths(6);
        Span firstYear = new Span(born, born.plusMonths(12).minusDays(1));
        Span known = firstYear.cut(new Span(born, caseload.asOf()));
        List<Fact> told = caseload.silver()
                .of("breastfeeding", "child_id", childId)
                .filter(answer -> answer.within("observed_date", known))
                .toList();
        Stream<LocalDate> still = told.stream()
                .filter(answer -> answer.is("any_breast_milk", "Y"))
                .map(answer -> answer.day("observed_date"))
                .filter(day -> !day.isBefore(sixMonths));
        Stream<LocalDate> stoppedLater = told.stream()
                .filter(answer -> answer.within("stopped_date", new Span(sixMonths, firstYear.to())))
                .map(answer -> answer.day("stopped_date"));
        Optional<LocalDate> breastfed = Stream.concat(still, stoppedLater).min(LocalDate::compareTo);
        if (breastfed.isPresent()) {
            return Verdict.met(breastfed.get());
        }
        boolean stopped =
                told.stream().anyMatch(answer -> answer.is("any_breast_milk", "N") || answer.knows("stopped_date"));
        return stopped ? Verdict.notMet("stopped") : Verdict.missing("not_told");
    }
}
