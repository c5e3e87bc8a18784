package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completed depression referrals: positive within the window of measure 3, referred, and seen by the service. */
final class M17 extends ReferralMeasure {

    M17() {
        super("DEPRESSION");
    }

    @Override
    public String id() {
        return "m17";
    }

    @Override
    @Nullable
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        LocalDate anchor = M03.anchor(caseload, enrollment);
        return anchor == null ? null : anchor.plusMonths(3);
    }

    /** A live birth without its day leaves open whether a positive screening was in time. */
    @Override
    Optional<Verdict> undue(Caseload caseload, Enrollment enrollment, Period period) {
        if (caseload.delivery(enrollment).course() != Delivery.Course.BORN_UNDATED
                || !caseload.isEnrolled(enrollment.span(), period)) {
            return Optional.empty();
        }
        LocalDate end = caseload.end(enrollment.span(), period);
        return firstPerhapsPositive(caseload, enrollment, new Span(enrollment.start(), end))
                .map(screened -> perhaps(caseload, enrollment, new Span(screened, end), "birth_undated"));
    }

    @Override
    LocalDate opens(Caseload caseload, Enrollment enrollment) {
        return M03.anchor(caseload, enrollment);
    }
}
