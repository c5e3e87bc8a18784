package org.hearth.derive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.Given;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Derives the cases drawn in {@code sql/derive/*.yml}, as they are and under other options. */
@Execution(ExecutionMode.CONCURRENT)
class DeriveCasesTest {

    /** What one table holds for the drawn silver rows. */
    record Case(
            String description,
            String state,
            @JsonProperty("as_of") LocalDate asOf,
            Map<String, String> given,
            String expect,
            List<Cases.Variant> differs) {

        Case {
            differs = differs == null ? List.of() : differs;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    static Stream<Arguments> cases() {
        return Resources.names("sql/derive", ".yml").stream()
                .flatMap(table -> Stream.of(Yaml.read("sql/derive/" + table + ".yml", Case[].class))
                        .map(drawn -> Arguments.of(table, drawn)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivesItsCases(String table, Case drawn) {
        SparkSession spark = Given.session(drawn.given());
        TextTable expected = TextTable.parse(drawn.expect());

        assertThat(derived(spark, table, drawn, Map.of())).isEqualTo(expected.toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs()) {
            TextTable rows = TextTable.parse(header + "\n" + variant.rows());
            assertThat(derived(spark, table, drawn, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(rows).toString());
        }
    }

    private static String derived(SparkSession spark, String table, Case drawn, Map<String, Object> options) {
        Given.derive(spark, Given.parameters(drawn.state(), drawn.asOf(), options), table);
        return TextTable.of(spark.table(table), TextTable.parse(drawn.expect()).header())
                .toString();
    }
}
