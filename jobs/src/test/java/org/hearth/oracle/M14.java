package org.hearth.oracle;

import java.time.LocalDate;

/** Intimate partner violence screening: within six months of enrollment. */
final class M14 extends ScreeningMeasure {

    M14() {
        super("IPV");
    }

    @Override
    public String id() {
        return "m14";
    }

    @Override
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        return enrollment.start().plusMonths(6);
    }

    @Override
    LocalDate opens(Caseload caseload, Enrollment enrollment) {
        return enrollment.start();
    }
}
