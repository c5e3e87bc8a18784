package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance kit, as it lies: every case row and every cell of Form 2 in both directions, what is told of other
 * tables, and all of Utah's again after its later delivery.
 */
@ExtendWith(LocalSpark.class)
class ConformanceTest {
    private static final String AS_OF = "2026-09-30";
    private static final String LATER = "2026-10-07";
    private static final List<String> PERIODS = List.of("FFY2024", "FFY2025", "FFY2026");
    private static final String CASE = "measure_id, period_id, subject_type, subject_id, episode_id, status,"
            + " denominator_on, numerator_on, events, program_id";
    private static final String RATE_CARD = "outcome, step, episode_id, status, decided_on";
    private static final String SHOWN = "coalesce(if(typeof(%1$s) = 'double',"
            + " cast(try_cast(cast(%1$s as string) as decimal(20,6)) as string), cast(%1$s as string)), '')";
    private static final String CELL =
            "measure_id, period_id, scope_type, scope_id, denominator, numerator, missing, value";

    @Test
    void connecticutAnswersAsTheRulesSay(SparkSession spark, @TempDir Path lake) {
        answersAsTheRulesSay(spark, lake, "ct");
        Set<String> cases = ConformanceKit.values("expected/rate_card_case.csv", RATE_CARD);
        assertThat(without(cases, rateCard(spark, lake)))
                .as("cases of the rate card")
                .isEmpty();
    }

    @Test
    void utahAnswersAsTheRulesSay(SparkSession spark, @TempDir Path lake) {
        answersAsTheRulesSay(spark, lake, "ut");
        night(spark, lake, "ut", LATER);
        Set<String> cases = expectedCases("measure_case", row -> "ut".equals(row.get("state")));
        cases.removeAll(expectedCases("measure_case_later", row -> "gone".equals(row.get("change"))));
        cases.addAll(expectedCases("measure_case_later", row -> "new".equals(row.get("change"))));
        assertSame("cases after the later delivery", cases, cases(spark, lake));
        assertSame("cells after the later delivery", expectedCells("form2_later", "ut"), cells(spark, lake));
        assertTables(spark, lake, "ut", LATER);
    }

    private static void answersAsTheRulesSay(SparkSession spark, Path lake, String state) {
        night(spark, lake, state, AS_OF);
        assertSame("cases", expectedCases("measure_case", row -> state.equals(row.get("state"))), cases(spark, lake));
        assertSame("cells", expectedCells("form2", state), cells(spark, lake));
        assertTables(spark, lake, state, AS_OF);
    }

    private static void night(SparkSession spark, Path lake, String state, String asOf) {
        Outcome outcome = Nights.run(spark, lake, ConformanceKit.landing(), state, LocalDate.parse(asOf), PERIODS);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.published);
        assertThat(outcome.refused()).isEmpty();
    }

    private static void assertTables(SparkSession spark, Path lake, String state, String asOf) {
        for (String table : ConformanceTables.of(state, asOf)) {
            String columns = ConformanceTables.columns(table);
            assertSame(
                    table + " as of " + asOf,
                    ConformanceKit.lines(
                            ConformanceTables.file(table), row -> ConformanceTables.isOf(row, state, asOf), columns),
                    lines(spark, lake, columns, ConformanceTables.query(table)));
        }
    }

    /** A row that is excluded and no row say the same. */
    private static Set<String> expectedCases(String file, Predicate<Map<String, String>> wanted) {
        return ConformanceKit.lines(
                "expected/" + file + ".csv", wanted.and(row -> !"excluded".equals(row.get("status"))), CASE);
    }

    private static Set<String> cases(SparkSession spark, Path lake) {
        return lines(spark, lake, CASE, "gold.measure_case where status <> 'excluded'");
    }

    /** A cell that nobody is in and no cell say the same. */
    private static Set<String> expectedCells(String file, String state) {
        return ConformanceKit.lines(
                "expected/" + file + ".csv",
                row -> state.equals(row.get("state"))
                        && !("0".equals(row.get("denominator")) && "0".equals(row.get("missing"))),
                CELL);
    }

    private static Set<String> cells(SparkSession spark, Path lake) {
        return lines(
                spark,
                lake,
                CELL,
                "gold.measure_result where stratifier = 'all' and scope_type in ('state', 'program')"
                        + " and denominator + missing > 0");
    }

    /** Where the kit gives no day, none is compared. */
    private static Set<String> rateCard(SparkSession spark, Path lake) {
        Set<String> given = lines(spark, lake, RATE_CARD, "gold.rate_card_case");
        given.addAll(lines(
                spark, lake, RATE_CARD, "(select * except (decided_on), null as decided_on from gold.rate_card_case)"));
        return given;
    }

    /** Shares and percentages to the sixth decimal, as the kit writes them. */
    private static Set<String> lines(SparkSession spark, Path lake, String columns, String rows) {
        String values = List.of(columns.split(", ")).stream()
                .map(column -> SHOWN.formatted("`" + column + "`"))
                .collect(Collectors.joining(", "));
        return Nights.query(spark, lake, "select concat_ws('|', " + values + ") from " + rows).stream()
                .map(line -> line.substring(1, line.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertSame(String what, Set<String> expected, Set<String> given) {
        Set<String> differences = new TreeSet<>();
        without(expected, given).forEach(line -> differences.add(line + " is expected"));
        without(given, expected).forEach(line -> differences.add(line + " is given"));
        assertThat(differences).as(what).isEmpty();
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
