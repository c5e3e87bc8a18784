package org.hearth.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.OptionRule;
import org.hearth.config.Options;
import org.hearth.testing.Given;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decides the cases drawn in each measure's yml, as they are and under other options, each clause both ways; {@code
 * -Dcases=} and a regular expression name the measures, all when left out.
 */
@Execution(ExecutionMode.CONCURRENT)
class MeasureCasesTest {

    static Stream<Measure> measures() {
        return MeasureCatalog.load().measures().stream()
                .filter(measure -> measure.id().matches(System.getProperty("cases", ".*")));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void decidesItsCases(Measure measure) {
        MeasureSpec spec = measure.spec();
        SparkSession spark = Given.session(spec.given());
        TextTable expected = TextTable.parse(spec.expect());
        List<String> readers = Stream.concat(
                        Stream.of(measure.sql(), MeasureRun.placing()),
                        MeasureRun.shared().stream().map(MeasureRun::shared))
                .toList();
        Given.derive(spark, parameters(spec, Map.of()), readers);
        Clauses clauses = Clauses.of(measure.id(), measure.sql());
        Measure watched = new Measure(measure.name(), clauses.watched(spark), spec);

        assertThat(decided(spark, watched, Map.of())).isEqualTo(expected.toString());
        for (Cases.Variant variant : spec.differs()) {
            assertThat(decided(spark, watched, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(variant(spec, variant)).toString());
        }
        assertThat(clauses.unseen()).as("clauses that no case decides").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void showsWhatEachOptionChanges(Measure measure) {
        Set<String> choosable = new TreeSet<>();
        measure.spec().optionRules(measure.id()).forEach((key, rule) -> {
            if (hasAlternative(rule)) {
                choosable.add(key);
            }
        });
        Map<String, OptionRule> rules = Options.rules(measure.spec().optionRules(measure.id()));
        Set<String> shared = Options.rules(Map.of()).keySet();
        Set<String> shown = measure.spec().differs().stream()
                .flatMap(variant -> variant.options().keySet().stream())
                .filter(key -> !shared.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(choosable);
        measure.spec().differs().forEach(variant -> variant.options()
                .forEach((key, value) ->
                        assertThat(value).as(key).isNotEqualTo(rules.get(key).fallback())));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void showsEveryReasonThatItDeclares(Measure measure) {
        MeasureSpec spec = measure.spec();
        TextTable expected = TextTable.parse(spec.expect());
        int reason = expected.header().indexOf("reason");
        Set<String> shown = Stream.concat(
                        Stream.of(expected), spec.differs().stream().map(variant -> variant(spec, variant)))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(reason))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(new TreeSet<>(spec.reasons().keySet()));
    }

    private static String decided(SparkSession spark, Measure measure, Map<String, Object> options) {
        MeasureSpec spec = measure.spec();
        List<ReportingPeriod> periods =
                spec.periods().stream().map(ReportingPeriod::parse).toList();
        var cases = new MeasureRun(spark, new MeasureCatalog(List.of(measure)))
                .cases(periods, parameters(spec, options), true)
                .where("status <> 'pending'");
        return TextTable.of(cases, TextTable.parse(spec.expect()).header()).toString();
    }

    private static Map<String, Object> parameters(MeasureSpec spec, Map<String, Object> options) {
        return Given.parameters("ct", spec.asOf(), options);
    }

    /** A variant's rows have the header of {@code expect}. */
    private static TextTable variant(MeasureSpec spec, Cases.Variant variant) {
        String header = spec.expect().lines().findFirst().orElseThrow();
        return TextTable.parse(header + "\n" + variant.rows());
    }

    private static boolean hasAlternative(OptionRule rule) {
        return rule.allowed() == null || rule.allowed().size() > 1;
    }
}
