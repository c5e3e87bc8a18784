package org.hearth.sample;

/** A child of the household; {@code known} is the day on which the record was keyed, {@code died} may be never. */
record Child(String id, int dob, int known, boolean isIndex, int gestationDays, int died) {

    int months(int age) {
        return Days.plusMonths(dob, age);
    }
}
