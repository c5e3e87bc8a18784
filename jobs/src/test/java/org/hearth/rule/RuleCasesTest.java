package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.measure.Strata;
import org.hearth.testing.Given;
import org.hearth.testing.Standing;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Resources;
import org.hearth.text.SqlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Computes the cases drawn in {@code sql/rules/*.yml}, as they are and under other options; {@code -Dcases=} and a
 * regular expression name the files, all when left out.
 */
@Execution(ExecutionMode.CONCURRENT)
class RuleCasesTest {
    private static final List<Rule> RULES = Rule.all();

    static Stream<Arguments> cases() {
        return Resources.names("sql/rules", ".yml").stream()
                .filter(rule -> rule.matches(System.getProperty("cases", ".*")))
                .flatMap(rule -> RuleSpec.load(rule).cases().stream().map(drawn -> Arguments.of(rule, drawn)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void computesItsCases(String rule, RuleSpec.Case drawn) {
        SparkSession spark = Given.session(drawn.given());
        Standing standing = new Standing(spark);
        TextTable expected = TextTable.parse(drawn.expect());
        List<Rule> needed = needed(rule);

        assertThat(computed(spark, standing, needed, drawn, Map.of())).isEqualTo(expected.toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            TextTable rows = TextTable.parse(header + "\n" + variant.rows());
            assertThat(computed(spark, standing, needed, drawn, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(rows).toString());
        }
    }

    private static Map<String, Object> parameters(RuleSpec.Case drawn, Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(drawn.options() == null ? Map.of() : drawn.options());
        all.putAll(options);
        return Given.parameters(drawn.state(), drawn.asOf(), all);
    }

    private static String computed(
            SparkSession spark, Standing standing, List<Rule> rules, RuleSpec.Case drawn, Map<String, Object> options) {
        Map<String, Object> parameters = parameters(drawn, options);
        Given.derive(spark, standing, parameters, texts(rules));
        standing.compute(
                rules, Rule::views, RuleCasesTest::text, parameters, anew -> new RuleRun(spark, parameters, true)
                        .of(anew));
        return TextTable.of(
                        spark.sql(
                                drawn.query() == null
                                        ? "select * from "
                                                + rules.get(rules.size() - 1).name()
                                        : drawn.query()),
                        TextTable.parse(drawn.expect()).header())
                .toString();
    }

    /** All that the rule's rows come from. */
    private static String text(Rule rule) {
        String when = rule.when() == null ? "" : ":" + Options.parameter(rule.when());
        return String.join("\n", texts(List.of(rule))) + when;
    }

    private static List<String> texts(List<Rule> rules) {
        Stream<String> described = rules.stream().anyMatch(Rule::isDescribed) ? Strata.texts().stream() : Stream.of();
        return Stream.concat(rules.stream().map(Rule::sql), described).toList();
    }

    /** The rule and those before it that it reads. */
    private static List<Rule> needed(String name) {
        Set<String> names = new TreeSet<>(Set.of(name));
        List<Rule> needed = new ArrayList<>();
        for (int i = RULES.size() - 1; i >= 0; i--) {
            if (names.contains(RULES.get(i).name())) {
                needed.add(0, RULES.get(i));
                SqlText.tables(RULES.get(i).sql()).forEach(table -> names.add(table.replace("_stratum", "")));
                names.addAll(SqlText.tables(RULES.get(i).sql()));
            }
        }
        return needed;
    }

    @Test
    void everyFileIsInTheOrder() {
        assertThat(RULES.stream().map(Rule::name).sorted().toList()).isEqualTo(Resources.names("sql/rules", ".sql"));
    }

    @Test
    void everyStoredTableHasItsMeaningAndCases() {
        assertThat(RULES.stream()
                        .filter(rule -> rule.kind().isStored())
                        .map(Rule::name)
                        .filter(name -> RuleSpec.load(name).cases().isEmpty()))
                .isEmpty();
    }
}
