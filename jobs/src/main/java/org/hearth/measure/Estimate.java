package org.hearth.measure;

import org.jspecify.annotations.Nullable;

/** What a count says: its value, the exact interval and whether it is reliable; no value without a denominator. */
record Estimate(@Nullable Double value, @Nullable Interval interval, Reliability reliability) {
    private static final Estimate NONE = new Estimate(null, null, Reliability.none);

    static Estimate of(MeasureSpec.Kind kind, long numerator, long denominator, ReliabilityRule rule) {
        if (denominator == 0) {
            return NONE;
        }
        Interval interval = kind == MeasureSpec.Kind.rate
                ? Interval.ofRate(numerator, (double) denominator)
                : Interval.ofProportion(numerator, denominator);
        return new Estimate(
                (double) numerator / denominator, interval, rule.of(kind, numerator, denominator, interval));
    }

    @Nullable
    Double low() {
        return interval == null ? null : interval.low();
    }

    @Nullable
    Double high() {
        return interval == null ? null : interval.high();
    }

    /** How far this value lies above another one of other subjects; null when either has none. */
    @Nullable
    Gap minus(Estimate other) {
        if (value == null || interval == null || other.value == null || other.interval == null) {
            return null;
        }
        return Gap.of(value, interval, other.value, other.interval);
    }
}
