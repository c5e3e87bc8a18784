package org.hearth.oracle;

import java.time.LocalDate;
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

    @Override
    LocalDate opens(Caseload caseload, Enrollment enrollment) {
        return M03.anchor(caseload, enrollment);
    }
}
