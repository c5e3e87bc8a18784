package org.hearth.measure;

/** Whether a value may be shown as it is; {@code none} without a denominator. */
enum Reliability {
    reliable,
    unreliable,
    none
}
