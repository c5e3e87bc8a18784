package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.SilverTable;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Cut;
import org.hearth.table.Current;
import org.hearth.testing.Given;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Yaml;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grows the ledgers drawn in {@code sql/reduction/reduction_line.yml} close by close, as they are and under options. */
@Execution(ExecutionMode.CONCURRENT)
class ReductionCasesTest {
    private static final SilverCatalog CATALOG = SilverCatalog.load();
    private static final LocalDate EVER = LocalDate.parse("2000-01-01");

    static List<RuleSpec.Case> cases() {
        return Yaml.read("sql/reduction/reduction_line.yml", RuleSpec.class).cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void growsItsCases(RuleSpec.Case drawn) {
        TextTable expected = TextTable.parse(drawn.expect());
        Map<LocalDate, SparkSession> known = new HashMap<>();
        assertThat(grown(drawn, known, Map.of())).isEqualTo(expected.toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            TextTable rows = TextTable.parse(header + "\n" + variant.rows());
            assertThat(grown(drawn, known, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(rows).toString());
        }
    }

    private static String grown(RuleSpec.Case drawn, Map<LocalDate, SparkSession> known, Map<String, Object> changed) {
        Map<String, Object> options = new HashMap<>(drawn.options() == null ? Map.of() : drawn.options());
        options.putAll(changed);
        Map<String, Object> parameters = Given.parameters(drawn.state(), drawn.asOf(), options);
        SparkSession now = known.computeIfAbsent(drawn.asOf(), day -> known(drawn, day));
        new RuleRun(now, parameters, true).of(Rule.serving(Reductions.texts()));
        boolean isDated = drawn.given().values().stream().anyMatch(table -> table.contains("delivered_on"));
        Reductions reductions = new Reductions(
                parameters, day -> isDated ? known.computeIfAbsent(day, then -> known(drawn, then)) : now, true);
        Cut.held(now, reductions.grow(now, List.of(), LocalDate.MIN, firstDelivery(now)), Reductions.LINE)
                .createOrReplaceTempView("reimbursement_reduction");
        return TextTable.of(
                        now.sql(String.valueOf(drawn.query())),
                        TextTable.parse(drawn.expect()).header())
                .toString();
    }

    /** What is drawn without a day of delivery was there from the first. */
    private static LocalDate firstDelivery(SparkSession now) {
        return now.sql("select coalesce(min(delivered_on), date'" + EVER + "') as day from home_visit")
                .first()
                .getAs("day");
    }

    private static SparkSession known(RuleSpec.Case drawn, LocalDate day) {
        SparkSession spark = Given.session(drawn.given());
        for (String entity : drawn.given().keySet()) {
            List<String> key = new SilverTable(CATALOG.table(entity)).identity();
            Cut.of(
                            Current.delivered(
                                    spark.table(entity).where("coalesce(delivered_on <= date'" + day + "', true)"),
                                    key),
                            true)
                    .createOrReplaceTempView(entity);
        }
        Given.derive(spark, Given.parameters(drawn.state(), day, Map.of()), Reductions.texts());
        return spark;
    }
}
