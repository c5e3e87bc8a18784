package org.hearth.measure;

/** The difference of two independent values, with an interval recovered from theirs (MOVER, Newcombe 1998). */
record Gap(double value, double low, double high) {

    static Gap of(double value, Interval interval, double reference, Interval other) {
        double gap = value - reference;
        return new Gap(
                gap,
                gap - Math.hypot(value - interval.low(), other.high() - reference),
                gap + Math.hypot(interval.high() - value, reference - other.low()));
    }
}
