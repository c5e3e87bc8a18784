package org.hearth.measure;

import java.util.Map;

/**
 * When a value is reliable. Proportions follow the data presentation standards of the National Center for Health
 * Statistics (Series 2, No. 175): enough subjects, and an interval that is narrow, or neither wide nor wide for the
 * proportion. A rate needs enough events (R128).
 */
record ReliabilityRule(double minSubjects, double narrow, double wide, double relative, double minEvents) {

    static ReliabilityRule of(Map<String, Object> options) {
        return new ReliabilityRule(
                number(options, "min_subjects"),
                number(options, "narrow_width"),
                number(options, "wide_width"),
                number(options, "relative_width"),
                number(options, "min_events"));
    }

    private static double number(Map<String, Object> options, String key) {
        Object value = options.get("reliability." + key);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("Option reliability." + key + " is no number: " + value);
    }

    Reliability of(MeasureSpec.Kind kind, long numerator, long denominator, Interval interval) {
        boolean isReliable =
                switch (kind) {
                    case rate -> numerator >= minEvents;
                    case proportion ->
                        denominator >= minSubjects
                                && isTight((double) numerator / denominator, interval.high() - interval.low());
                };
        return isReliable ? Reliability.reliable : Reliability.unreliable;
    }

    private boolean isTight(double share, double width) {
        return width <= narrow || (width < wide && width <= relative * share);
    }
}
