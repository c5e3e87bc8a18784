package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grows the ledgers drawn in {@code sql/billing/rate_card_line.yml} night by night, as they are and under options. */
@Execution(ExecutionMode.CONCURRENT)
class LedgerCasesTest {

    /** Drawn rows that name no day of their own came before. */
    private static final LocalDate FIRST_DELIVERY = LocalDate.EPOCH;

    /** The rules up to the cases that are billed. */
    private static final List<Rule> RATE_CARD = Rule.cases().stream()
            .filter(rule -> rule.name().startsWith("rate_card") || rule.name().equals("work_run"))
            .toList();

    /** {@code given} stands on every night that does not draw the table anew. */
    record Case(
            String description,
            Map<String, String> given,
            List<Night> nights,
            String expect,
            @Nullable String fund,
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
        Map<Night, SparkSession> decided = decided(drawn);
        assertThat(grown(drawn, decided, Map.of()))
                .isEqualTo(TextTable.parse(drawn.expect()).toString());
        if (drawn.fund() != null) {
            TextTable fund = TextTable.parse(drawn.fund());
            assertThat(fund(decided, fund.header())).isEqualTo(fund.toString());
        }
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            assertThat(grown(drawn, decided, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(TextTable.parse(header + "\n" + variant.rows()).toString());
        }
    }

    /** Each night's cases, decided once: the options of a variant are those of the ledger. */
    private static Map<Night, SparkSession> decided(Case drawn) {
        Map<Night, SparkSession> decided = new LinkedHashMap<>();
        for (Night night : drawn.nights()) {
            Map<String, String> given = new TreeMap<>(drawn.given());
            given.putAll(night.given() == null ? Map.of() : night.given());
            SparkSession spark = Given.session(given);
            List<String> readers = new ArrayList<>(Strata.texts());
            RATE_CARD.forEach(rule -> readers.add(rule.sql()));
            Map<String, Object> parameters = Given.parameters("ct", night.asOf(), Map.of());
            Given.derive(spark, parameters, readers);
            new RuleRun(spark, parameters, true).of(RATE_CARD);
            decided.put(night, spark);
        }
        return decided;
    }

    private static String grown(Case drawn, Map<Night, SparkSession> decided, Map<String, Object> options) {
        List<Row> lines = List.of();
        LocalDate settled = LocalDate.MIN;
        SparkSession last = LocalSpark.newSession();
        for (Map.Entry<Night, SparkSession> night : decided.entrySet()) {
            last = night.getValue();
            LocalDate asOf = night.getKey().asOf();
            SparkSession views = last;
            lines = new Ledger(Given.parameters("ct", asOf, options), day -> views)
                    .grow(views, named(views, lines).collectAsList(), settled, FIRST_DELIVERY);
            settled = asOf;
        }
        named(last, lines).createOrReplaceTempView("rate_card_billing");
        return TextTable.of(
                        last.table("rate_card_billing"),
                        TextTable.parse(drawn.expect()).header())
                .toString();
    }

    /** What stands earned of the caps after the last night, whose session holds the ledger. */
    private static String fund(Map<Night, SparkSession> decided, List<String> header) {
        Map.Entry<Night, SparkSession> last =
                decided.entrySet().stream().reduce((first, second) -> second).orElseThrow();
        Ledger ledger = new Ledger(Given.parameters("ct", last.getKey().asOf(), Map.of()), day -> last.getValue());
        return TextTable.of(ledger.fund(last.getValue()), header).toString();
    }

    private static Dataset<Row> named(SparkSession spark, List<Row> lines) {
        return Cut.held(spark, lines, Ledger.LINE);
    }
}
