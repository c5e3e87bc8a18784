package org.hearth.measure;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** An exact 95 % confidence interval; both limits belong to it. */
public record Interval(double low, double high) {
    private static final double TAIL = 0.025;

    /** Clopper-Pearson for {@code successes} of {@code trials}, which must be positive. */
    public static Interval ofProportion(long successes, long trials) {
        double low = successes == 0
                ? 0
                : BetaDistribution.of((double) successes, trials - successes + 1.0)
                        .inverseCumulativeProbability(TAIL);
        double high = successes == trials
                ? 1
                : BetaDistribution.of(successes + 1.0, (double) (trials - successes))
                        .inverseSurvivalProbability(TAIL);
        return new Interval(low, high);
    }

    /** Exact Poisson for {@code events} over {@code subjects}, or over the events expected; which must be positive. */
    public static Interval ofRate(long events, double subjects) {
        double low = events == 0 ? 0 : GammaDistribution.of((double) events, 1).inverseCumulativeProbability(TAIL);
        double high = GammaDistribution.of(events + 1.0, 1).inverseSurvivalProbability(TAIL);
        return new Interval(low / subjects, high / subjects);
    }
}
