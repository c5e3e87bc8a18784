package org.hearth.rule;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Between which counts chance alone leaves what was {@code expected}, by the exact 95 % and 99.8 % limits: of a binomial
 * count, or of a Poisson one when a subject may have several events. Both limits lie inside.
 */
record Funnel(int low95, int high95, int low998, int high998) {

    static Funnel of(double expected, long denominator, boolean isRate) {
        DiscreteDistribution chance = isRate
                ? PoissonDistribution.of(expected)
                : BinomialDistribution.of(Math.toIntExact(denominator), Math.min(1, expected / denominator));
        return new Funnel(
                chance.inverseCumulativeProbability(0.025),
                chance.inverseCumulativeProbability(0.975),
                chance.inverseCumulativeProbability(0.001),
                chance.inverseCumulativeProbability(0.999));
    }

    /** {@code within}, or on which side of which limits {@code observed} lies. */
    String band(long observed) {
        if (observed < low998) {
            return "below_998";
        } else if (observed > high998) {
            return "above_998";
        } else if (observed < low95) {
            return "below_95";
        }
        return observed > high95 ? "above_95" : "within";
    }
}
