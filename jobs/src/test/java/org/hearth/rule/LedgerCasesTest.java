package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.Strata;
import org.hearth.spark.Cut;
import org.hearth.testing.Given;
import org.hearth.testing.LocalSpark;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grows the ledgers drawn in {@code sql/billing/rate_card_line.yml} night by night, as they are and under options. */
class LedgerCasesTest {

    /** {@code given} stands on every night that does not draw the table anew. */
    record Case(
            String description,
            Map<String, String> given,
            List<Night> nights,
            String expect,
            @Nullable List<Cases.Variant> differs) {

        @Override
        public String toString() {
            return description;
        }
    }

    record Night(@JsonProperty("as_of") LocalDate asOf, @Nullable Map<String, String> given) {}

    static Stream<Case> cases() {
        return Stream.of(Yaml.read("sql/billing/rate_card_line.yml", Case[].class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void growsItsCases(Case drawn) {
        assertThat(grown(drawn, Map.of()))
                .isEqualTo(TextTable.parse(drawn.expect()).toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            assertThat(grown(drawn, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(TextTable.parse(header + "\n" + variant.rows()).toString());
        }
    }

    private static String grown(Case drawn, Map<String, Object> options) {
        List<Row> lines = List.of();
        LocalDate settled = LocalDate.MIN;
        SparkSession spark = LocalSpark.newSession();
        for (Night night : drawn.nights()) {
            Map<String, String> given = new TreeMap<>(drawn.given());
            given.putAll(night.given() == null ? Map.of() : night.given());
            Map<String, Object> parameters = decide(spark, given, night.asOf(), options);
            lines = new Ledger(parameters, day -> spark).grow(spark, named(spark, lines), settled);
            settled = night.asOf();
        }
        return TextTable.of(
                        named(spark, lines, 0), TextTable.parse(drawn.expect()).header())
                .toString();
    }

    private static Map<String, Object> decide(
            SparkSession spark, Map<String, String> given, LocalDate asOf, Map<String, Object> options) {
        Map<String, String> texts = new TreeMap<>();
        options.forEach((key, value) -> texts.put(key, value.toString()));
        Map<String, Object> parameters = Given.parameters("ct", asOf, texts);
        Given.register(spark, given);
        List<String> readers = new ArrayList<>(Strata.texts());
        Rule.cases().forEach(rule -> readers.add(rule.sql()));
        Given.derive(spark, parameters, readers);
        new RuleRun(spark, parameters, true).of(Rule.cases());
        return parameters;
    }

    private static List<Row> named(SparkSession spark, List<Row> lines) {
        return named(spark, lines, 0).collectAsList();
    }

    private static Dataset<Row> named(SparkSession spark, List<Row> lines, int from) {
        return Cut.held(spark, lines.subList(from, lines.size()), Ledger.LINE);
    }
}
