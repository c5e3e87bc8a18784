package org.hearth.oracle;

import java.time.LocalDate;

/** Substance use screening: within three months of enrollment. */
final class O1 extends ScreeningMeasure {

    O1() {
        super("SUBSTANCE");
    }

    @Override
    public String id() {
        return "o1";
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
