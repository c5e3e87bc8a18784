package org.hearth.oracle;

import java.time.LocalDate;

/** Completed substance use referrals: positive within three months of enrollment, referred, and seen by the service. */
final class O2 extends ReferralMeasure {

    O2() {
        super("SUBSTANCE");
    }

    @Override
    public String id() {
        return "o2";
    }

    @Override
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        return enrollment.start().plusMonths(3);
    }

    @Override
    LocalDate opens(Caseload caseload, Enrollment enrollment) {
        return enrollment.start();
    }
}
