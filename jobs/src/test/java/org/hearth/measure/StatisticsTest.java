package org.hearth.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals, gaps and reliability against published or hand-computed figures. */
class StatisticsTest {
    private static final Offset<Double> CLOSE = within(0.00005);
    private static final Map<String, Object> OPTIONS = Options.inForce(
                    StateConfig.load("ct"), MeasureCatalog.load().optionRules(), Map.of())
            .values();
    private static final ReliabilityRule RULE = ReliabilityRule.of(OPTIONS);

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.3085",
        "8, 10, 0.4439, 0.9748",
        "10, 10, 0.6915, 1",
        "81, 263, 0.2527, 0.3676",
    })
    void proportionsHaveClopperAndPearsonsInterval(long met, long all, double low, double high) {
        Interval interval = Interval.ofProportion(met, all);
        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 3.6889", "1, 1, 0.0253, 5.5716", "10, 100, 0.0480, 0.1839"})
    void ratesHavePoissonsInterval(long events, long subjects, double low, double high) {
        Interval interval = Interval.ofRate(events, (double) subjects);
        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }

    /** From 0.8 (0.4439 to 0.9748) and 0.5 (0.1871 to 0.8129): 0.3 less and plus the roots of summed squares. */
    @Test
    void aGapTakesItsIntervalFromBoth() {
        Gap gap = Gap.of(0.8, Interval.ofProportion(8, 10), 0.5, Interval.ofProportion(5, 10));
        assertThat(gap.value()).isCloseTo(0.3, CLOSE);
        assertThat(gap.low()).isCloseTo(0.3 - 0.4740, within(0.0001));
        assertThat(gap.high()).isCloseTo(0.3 + 0.3584, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({
        "29, 29, unreliable",
        "30, 30, reliable",
        "15, 30, unreliable",
        "25, 50, reliable",
        "3, 50, unreliable",
        "47, 50, reliable",
        "0, 50, unreliable",
        "0, 100, reliable",
        "2, 300, reliable",
    })
    void proportionsAreReliableByTheNationalStandards(long met, long all, Reliability expected) {
        assertThat(Estimate.of(MeasureSpec.Kind.proportion, met, all, RULE).reliability())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"19, 1000, unreliable", "20, 10, reliable", "0, 0, none"})
    void ratesNeedTwentyEvents(long events, long subjects, Reliability expected) {
        assertThat(Estimate.of(MeasureSpec.Kind.rate, events, subjects, RULE).reliability())
                .isEqualTo(expected);
    }

    @Test
    void pairsAreComparedWithThePairOfReferences() {
        assertThat(Stratifier.race_income.reference(OPTIONS)).contains("WHITE|>300");
        assertThat(Stratifier.race_ethnicity_2024.reference(OPTIONS)).contains("WHITE");
        assertThat(Stratifier.race_any.reference(OPTIONS)).isEmpty();
        assertThat(Stratifier.all.reference(OPTIONS)).isEmpty();
    }
}
