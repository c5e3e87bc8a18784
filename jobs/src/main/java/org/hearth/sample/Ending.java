package org.hearth.sample;

/** How a stay ends. */
enum Ending {
    OPEN,
    FINISHED,
    LEFT,
    DISENGAGED,
    NEVER_KEYED,
    RETURNED,
    TRANSFER,
    LOSS,
    DEATH,
    NEW_CAREGIVER
}
