package org.hearth.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.testing.Given;
import org.hearth.testing.Standing;
import org.hearth.testing.TextTable;
import org.hearth.text.Cases;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places the cases drawn in {@code sql/forms/form_case.yml} in the cells of the forms, as they are and under options. */
@Execution(ExecutionMode.CONCURRENT)
class FormCasesTest {
    private static final String FILE = "sql/forms/form_case.yml";

    /** Which cells of some tables the drawn silver rows add to; or with {@code query} what it says of the counted forms. */
    record Case(
            String description,
            @JsonProperty("as_of") LocalDate asOf,
            List<String> tables,
            List<String> periods,
            @Nullable String query,
            Map<String, String> given,
            String expect,
            List<Cases.Variant> differs) {

        @Override
        public String toString() {
            return description;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Yaml.read(FILE, Case[].class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void placesItsCases(Case drawn) {
        SparkSession spark = Given.session(drawn.given());
        TextTable expected = TextTable.parse(drawn.expect());

        Standing standing = new Standing(spark);
        assertThat(placed(spark, standing, drawn, Map.of())).isEqualTo(expected.toString());
        String header = drawn.expect().lines().findFirst().orElseThrow();
        for (Cases.Variant variant : drawn.differs() == null ? List.<Cases.Variant>of() : drawn.differs()) {
            TextTable rows = TextTable.parse(header + "\n" + variant.rows());
            assertThat(placed(spark, standing, drawn, variant.options()))
                    .as("with %s", variant.options())
                    .isEqualTo(expected.replacing(rows).toString());
        }
    }

    @Test
    void showsWhatEachOptionChanges() {
        Set<String> choosable = Options.rules(Map.of()).keySet().stream()
                .filter(key -> key.startsWith("form1."))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = cases().filter(drawn -> drawn.differs() != null)
                .flatMap(drawn -> drawn.differs().stream())
                .flatMap(variant -> variant.options().keySet().stream())
                .filter(key -> key.startsWith("form1."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(choosable);
    }

    @Test
    void everyFileIsInTheOrder() {
        Set<String> listed = new TreeSet<>(List.of(Yaml.read("sql/forms.yml", String[].class)));
        listed.addAll(FormRun.PARTS);
        listed.addAll(FormRun.COUNTS);
        assertThat(listed).isEqualTo(new TreeSet<>(Resources.names("sql/forms", ".sql")));
    }

    private static String placed(SparkSession spark, Standing standing, Case drawn, Map<String, Object> options) {
        Map<String, Object> parameters = Given.parameters("ct", drawn.asOf(), options);
        Given.derive(spark, standing, parameters, FormRun.texts());
        FormRun run = new FormRun(spark);
        Dataset<Row> cases = run.cases(FormPeriod.at(drawn.asOf()), parameters, true);
        List<String> header = TextTable.parse(drawn.expect()).header();
        if (drawn.query() != null) {
            run.count(cases, parameters, 1)
                    .forEach((table, counts) -> counts.get().createOrReplaceTempView(table));
            return TextTable.of(spark.sql(drawn.query()), header).toString();
        }
        String tables = quoted(drawn.tables());
        String periods = quoted(drawn.periods());
        return TextTable.of(
                        spark.sql(
                                "select unit_id, unit, period_id, cell.table, cell.row, cell.column, units, program_id,"
                                        + " recheck_on from form_case lateral view explode(cells) cells as cell where cell.table"
                                        + " in (" + tables + ") and period_id in (" + periods + ")"),
                        header)
                .toString();
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }
}
