package org.hearth.sample;

/** A scheduled home visit and what became of it. */
record Visit(int day, String status) {

    boolean isCompleted() {
        return status.equals("COMPLETED");
    }
}
