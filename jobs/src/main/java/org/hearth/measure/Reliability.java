package org.hearth.measure;

/**
 * Whether a value may be shown: the presentation standards for proportions of the National Center for Health
 * Statistics, and for the rate twenty events (R128).
 */
enum Reliability {
    reliable,
    unreliable,
    none;

    private static final long MINIMUM_SUBJECTS = 30;
    private static final double NARROW = 0.05;
    private static final double WIDE = 0.30;
    private static final double RELATIVE = 1.30;
    private static final long MINIMUM_EVENTS = 20;

    static Reliability of(MeasureSpec.Kind kind, long numerator, long denominator, Interval interval) {
        return switch (kind) {
            case rate -> numerator >= MINIMUM_EVENTS ? reliable : unreliable;
            case proportion -> ofProportion(numerator, denominator, interval);
        };
    }

    private static Reliability ofProportion(long numerator, long denominator, Interval interval) {
        double width = interval.high() - interval.low();
        double share = (double) numerator / denominator;
        double smaller = Math.min(share, 1 - share);
        if (denominator < MINIMUM_SUBJECTS || width >= WIDE) {
            return unreliable;
        }
        boolean isTight = width <= NARROW || (smaller > 0 && width / smaller <= RELATIVE);
        return isTight ? reliable : unreliable;
    }
}
