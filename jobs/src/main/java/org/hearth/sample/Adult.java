package org.hearth.sample;

/** An adult whom the program enrolls; {@code known} is the day on which the record was keyed. */
record Adult(String id, int dob, String sex, boolean isBirthMother, boolean isPrimary, int known) {

    boolean isYoungerThan(int years, int day) {
        return Days.plusMonths(dob, years * 12) > day;
    }
}
