package org.hearth.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.reference.ReferenceTable;
import org.hearth.schema.TableSchema;
import org.hearth.testing.Given;
import org.hearth.testing.LocalSpark;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Describes the people drawn in {@code sql/strata/participant_stratum.yml}. */
@ExtendWith(LocalSpark.class)
@Execution(ExecutionMode.CONCURRENT)
class StrataCasesTest {
    private static final TableSchema MEASURE_CASE = TableSchema.load("gold", "measure_case");

    /** {@code decided} are cases of measures, by which people are described who left before the period. */
    record Case(
            String description,
            String state,
            @JsonProperty("as_of") LocalDate asOf,
            List<String> periods,
            Map<String, String> given,
            @Nullable String decided,
            String expect,
            @Nullable List<Cases.Variant> differs) {

        @Override
        public String toString() {
            return description;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Yaml.read("sql/strata/participant_stratum.yml", Case[].class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void describesItsCases(Case drawn) {
        SparkSession spark = Given.session(drawn.given());
        TextTable expected = TextTable.parse(drawn.expect());
        Given.derive(spark, parameters(drawn, Map.of()));
        MeasureRun.register(
                spark, drawn.periods().stream().map(ReportingPeriod::parse).toList());
        String decided = drawn.decided() == null ? String.join(" | ", MEASURE_CASE.key()) : drawn.decided();
        TextTable.parse(decided).silver(spark, MEASURE_CASE).createOrReplaceTempView("decided_case");

        assertThat(described(spark, drawn, Map.of())).isEqualTo(expected.toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            TextTable rows = TextTable.parse(header + "\n" + variant.rows());
            assertThat(described(spark, drawn, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(rows).toString());
        }
    }

    private static String described(SparkSession spark, Case drawn, Map<String, Object> options) {
        return TextTable.of(
                        Strata.of(spark, parameters(drawn, options), true),
                        TextTable.parse(drawn.expect()).header())
                .toString();
    }

    private static Map<String, Object> parameters(Case drawn, Map<String, Object> options) {
        return Given.parameters(drawn.state(), drawn.asOf(), options);
    }

    /** Copies of the guidelines with two digits exchanged are about; the published size of eight tells. */
    @Test
    void povertyGuidelinesGrowByThePerson(SparkSession spark) {
        List<ReferenceTable> guidelines = ReferenceTable.all().stream()
                .filter(table -> table.schema().table().equals("poverty_guideline"))
                .toList();
        assertThat(guidelines.get(0).rows(spark).collectAsList())
                .hasSizeGreaterThan(7)
                .allSatisfy(row -> {
                    BigDecimal eight = row.<BigDecimal>getAs("first_person")
                            .add(row.<BigDecimal>getAs("each_further").multiply(BigDecimal.valueOf(7)));
                    assertThat(eight).isEqualByComparingTo(row.<BigDecimal>getAs("eight_persons"));
                });
    }
}
