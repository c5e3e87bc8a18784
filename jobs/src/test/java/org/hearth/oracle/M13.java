package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Behavioral concerns: postnatal home visits at which the caregiver was asked for concerns. */
final class M13 implements Form2Measure {

    @Override
    public String id() {
        return "m13";
    }

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.enrollments().stream()
                .filter(Enrollment::isMiechv)
                .flatMap(enrollment -> cases(caseload, enrollment, period));
    }

    private Stream<Case> cases(Caseload caseload, Enrollment enrollment, Period period) {
        Optional<LocalDate> firstBirth = caseload.enrollments().stream()
                .filter(beside -> beside.isInHousehold(enrollment))
                .filter(beside -> !beside.span().cut(enrollment.span()).isEmpty())
                .flatMap(beside -> beside.stretches().stream())
                .flatMap(stretch -> caseload.silver()
                        .of("child_enrollment", "episode_id", stretch.record().text("episode_id")))
                .filter(row -> row.yes("index_child"))
                .map(row -> Objects.requireNonNull(
                        caseload.child(row.text("child_id")).day("dob")))
                .min(LocalDate::compareTo);
        return firstBirth.stream()
                .flatMap(born -> enrollment.stretches().stream()
                        .flatMap(stretch -> visits(caseload, stretch, period))
                        .filter(visit -> visit.within("visit_date", Span.from(born))))
                .map(visit -> Case.of(
                        id(),
                        period,
                        visit.text("visit_id"),
                        enrollment.id(),
                        judge(caseload, visit),
                        visit.day("visit_date")));
    }

    private static Stream<Fact> visits(Caseload caseload, Stretch stretch, Period period) {
        Span days = caseload.days(stretch.span(), period);
        return Stretches.completed(caseload.silver(), stretch.record().text("episode_id"))
                .filter(visit -> visit.within("visit_date", days));
    }

    private static Verdict judge(Caseload caseload, Fact visit) {
        if (visit.yes("concern_asked")) {
            return Verdict.met(visit.day("visit_date"));
        }
        boolean unknown =
                !visit.knows("concern_asked") && caseload.rules().is("missing_policy.M13", "missing", "missing");
        return unknown ? Verdict.missing("not_recorded") : Verdict.notMet("not_asked");
    }
}
