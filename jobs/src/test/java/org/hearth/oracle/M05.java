package org.hearth.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Postpartum care: mothers enrolled by 30 days after delivery who saw a provider within 56 days of it. */
final class M05 extends ThresholdMeasure {
    private static final int ENROLLED_WITHIN = 30;
    private static final int VISIT_WITHIN = 56;

    @Override
    public String id() {
        return "m05";
    }

    @Override
    @Nullable
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        Delivery delivery = caseload.delivery(enrollment);
        return delivery.course() == Delivery.Course.BORN ? delivery.day().plusDays(VISIT_WITHIN) : null;
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period) {
        Delivery delivery = caseload.delivery(enrollment);
        if (!delivery.isOfMother(caseload.people(), enrollment.personId())) {
            return Optional.of(Verdict.excluded("not_birth_mother"));
        } else if (ChronoUnit.DAYS.between(delivery.day(), enrollment.start()) > ENROLLED_WITHIN) {
            return Optional.of(Verdict.excluded("enrolled_late"));
        }
        String pregnancyId = delivery.pregnancy().text("pregnancy_id");
        List<Fact> asked = caseload.about("health_visit", "person_id", enrollment)
                .filter(visit -> visit.is("visit_type", "POSTPARTUM"))
                .filter(visit -> !visit.knows("pregnancy_id") || visit.is("pregnancy_id", pregnancyId))
                .toList();
        return Optional.of(judge(asked, new Span(delivery.day().plusDays(1), caseload.asOf()), due));
    }

    /** A live birth without its day is missing wherever its mother was enrolled. */
    @Override
    Optional<Verdict> undue(Caseload caseload, Enrollment enrollment, Period period) {
        Delivery delivery = caseload.delivery(enrollment);
        boolean undated = delivery.course() == Delivery.Course.BORN_UNDATED
                && delivery.isOfMother(caseload.people(), enrollment.personId())
                && caseload.isEnrolled(enrollment.span(), period);
        return undated ? Optional.of(Verdict.missing("birth_undated")) : Optional.empty();
    }

    private static Verdict judge(List<Fact> asked, Span after, LocalDate due) {
        Optional<LocalDate> visit = asked.stream()
                .filter(row -> row.is("received", "Y"))
                .filter(row -> row.within("visit_date", new Span(after.from(), due)))
                .map(row -> row.day("visit_date"))
                .min(LocalDate::compareTo);
        if (visit.isPresent()) {
            return Verdict.met(visit.get());
        } else if (asked.stream().anyMatch(row -> row.is("received", "N") && row.within("asked_date", after))) {
            return Verdict.notMet("not_received");
        } else if (asked.stream()
                .filter(row -> row.is("received", "Y") && !row.knows("visit_date"))
                .anyMatch(row -> row.within("asked_date", after))) {
            return Verdict.missing("visit_undated");
        }
        boolean late = asked.stream().anyMatch(row -> row.is("received", "Y") && row.within("visit_date", after));
        return late ? Verdict.notMet("late") : Verdict.missing("not_asked");
    }
}
