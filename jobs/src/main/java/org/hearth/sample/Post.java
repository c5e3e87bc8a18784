package org.hearth.sample;

import java.util.List;

/** A position of a program and the people who held it, one after the other. */
record Post(String positionId, String role, String teamId, double fte, List<Tenure> tenures) {

    boolean isVisitor() {
        return role.equals("HOME_VISITOR") || role.equals("CLINICIAN") || role.equals("CARE_COORDINATOR");
    }
}
