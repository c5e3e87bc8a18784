package org.hearth.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** Each option moves a value over its own limit: 5 of 50 and 25 of 50 have intervals of 0.185 and 0.289. */
    @ParameterizedTest
    @CsvSource({
        "reliability.min_subjects, 29, proportion, 29, 29",
        "reliability.narrow_width, 0.2, proportion, 5, 50",
        "reliability.relative_width, 2.0, proportion, 5, 50",
        "reliability.wide_width, 0.1, proportion, 25, 50",
        "reliability.min_events, 19, rate, 19, 1000",
    })
    void eachLimitIsAnOption(String key, String value, MeasureSpec.Kind kind, long numerator, long denominator) {
        ReliabilityRule changed = ReliabilityRule.of(with(key, value));
        assertThat(Estimate.of(kind, numerator, denominator, changed).reliability())
                .isNotEqualTo(Estimate.of(kind, numerator, denominator, RULE).reliability());
    }

    @ParameterizedTest
    @CsvSource({
        "reference.race, BLACK, race",
        "reference.ethnicity, HISPANIC, ethnicity",
        "reference.age, 20-21, age",
        "reference.income, 51-100, income_insurance",
        "reference.insurance, NONE, race_insurance",
        "reference.child_welfare, CURRENT, child_welfare",
        "reference.language, SPA, language",
    })
    void eachReferenceIsAnOption(String key, String value, Stratifier stratifier) {
        assertThat(stratifier.reference(with(key, value)))
                .hasValueSatisfying(name -> assertThat(name).contains(value))
                .isNotEqualTo(stratifier.reference(OPTIONS));
    }

    private static Map<String, Object> with(String key, String value) {
        return Options.inForce(StateConfig.load("ct"), MeasureCatalog.load().optionRules(), Map.of(key, value))
                .values();
    }

    @ParameterizedTest
    @CsvSource({"reliability., eachLimitIsAnOption", "reference., eachReferenceIsAnOption"})
    void showsWhatEachOptionChanges(String group, String test) {
        Set<String> shown = Arrays.stream(StatisticsTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(test))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(CsvSource.class).value()))
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown)
                .isEqualTo(Options.rules(Map.of()).keySet().stream()
                        .filter(key -> key.startsWith(group))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void pairsAreComparedWithThePairOfReferences() {
        assertThat(Stratifier.race_income.reference(OPTIONS)).contains("WHITE|>300");
        assertThat(Stratifier.race_ethnicity_2024.reference(OPTIONS)).contains("WHITE");
        assertThat(Stratifier.race_any.reference(OPTIONS)).isEmpty();
        assertThat(Stratifier.all.reference(OPTIONS)).isEmpty();
    }
}
