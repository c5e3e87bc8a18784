package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Depression screening: within three months of enrollment, for those enrolled prenatally of delivery. */
final class M03 extends ScreeningMeasure {

    M03() {
        super("DEPRESSION");
    }

    @Override
    public String id() {
        return "m03";
    }

    @Override
    @Nullable
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        LocalDate anchor = anchor(caseload, enrollment);
        return anchor == null ? null : anchor.plusMonths(3);
    }

    /** Enrollment, or delivery for those enrolled prenatally; null without a delivery. */
    static @Nullable LocalDate anchor(Caseload caseload, Enrollment enrollment) {
        Delivery delivery = caseload.delivery(enrollment);
        if (delivery.course() == Delivery.Course.BORN_UNDATED) {
            return null;
        } else if (!delivery.isAfter(enrollment.start())) {
            return enrollment.start();
        }
        return delivery.course() == Delivery.Course.BORN ? delivery.day() : null;
    }

    @Override
    LocalDate opens(Caseload caseload, Enrollment enrollment) {
        boolean prenatal = caseload.delivery(enrollment).isAfter(enrollment.start());
        if (prenatal && caseload.rules().is("m03.prenatal_screen_counts", true, false)) {
            return enrollment.start();
        }
        int grace = prenatal ? 0 : caseload.rules().days("m03.pre_enroll_grace_days", 0);
        return anchor(caseload, enrollment).minusDays(grace);
    }

    /** A live birth without its day is missing wherever she was enrolled; a loss leaves nothing to wait for. */
    @Override
    Optional<Verdict> undue(Caseload caseload, Enrollment enrollment, Period period) {
        if (!caseload.isEnrolled(enrollment.span(), period)) {
            return Optional.empty();
        }
        Delivery delivery = caseload.delivery(enrollment);
        if (delivery.course() == Delivery.Course.BORN_UNDATED) {
            return Optional.of(Verdict.missing("birth_undated"));
        }
        boolean lost = delivery.course() == Delivery.Course.LOST && delivery.isAfter(enrollment.start());
        return lost ? Optional.of(Verdict.excluded("loss")) : Optional.empty();
    }
}
