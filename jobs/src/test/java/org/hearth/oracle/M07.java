package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Safe sleep: infants always on their backs, without bed-sharing or soft bedding, by the latest answers. */
final class M07 extends ChildMeasure {

    @Override
    public String id() {
        return "m07";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        LocalDate born = caseload.child(spell.childId()).day("dob");
        Span asInfant = days.cut(new Span(born, born.plusMonths(12).minusDays(1)));
        if (asInfant.isEmpty()) {
            return Optional.empty();
        }
        List<Fact> latestFirst = caseload.silver()
                .of("safe_sleep", "child_id", spell.childId())
                .filter(answers -> answers.within("observed_date", asInfant))
                .sorted(Comparator.comparing((Fact answers) -> Objects.requireNonNull(answers.day("observed_date")))
                        .reversed())
                .toList();
        return Optional.of(latestFirst.stream()
                .filter(M07::isComplete)
                .findFirst()
                .or(() -> latestFirst.stream().findFirst())
                .map(M07::judge)
                .orElse(Verdict.missing("not_asked")));
    }

    private static boolean isComplete(Fact answers) {
        return answers.knows("back_always") && answers.knows("bed_share") && answers.knows("soft_bedding");
    }

    private static Verdict judge(Fact answers) {
        if (answers.no("back_always") || answers.yes("bed_share") || answers.yes("soft_bedding")) {
            return Verdict.notMet("unsafe");
        }
        return isComplete(answers) ? Verdict.met(answers.day("observed_date")) : Verdict.missing("incomplete");
    }
}
