package org.hearth.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.derive.Derivation;
import org.hearth.form.FormPeriod;
import org.hearth.form.FormRun;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.measure.ReportingPeriod;
import org.hearth.measure.Strata;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.testing.Given;
import org.hearth.text.Resources;
import org.hearth.text.SqlText;
import org.junit.jupiter.api.Test;

/** Analyses every SQL file against the declared schemas: a misspelt column fails here, in milliseconds. */
class SqlContractTest {
    private static final Map<String, Object> PARAMETERS =
            Given.parameters("ct", LocalDate.parse("2026-09-30"), Map.of());

    @Test
    void derivedTablesReadOnlySilverAndThoseBeforeThem() {
        SparkSession spark = Given.session(Map.of());
        for (Derivation.Derived derived : Derivation.order()) {
            var rows = Cut.of(spark.sql(derived.sql(), PARAMETERS), true);
            rows.createOrReplaceTempView(derived.name());
            assertThat(rows.collectAsList()).as(derived.name()).isEmpty();
            if (derived.stored() != null) {
                assertThat(columns(rows.schema()))
                        .as(derived.name())
                        .isEqualTo(columns(TableSchema.ofVersioned(derived.stored(), derived.name())
                                .structType()));
            }
        }
    }

    @Test
    void measuresAndStrataYieldTheirColumns() {
        SparkSession spark = Given.session(Map.of());
        Given.derive(spark, PARAMETERS);
        var cases = new MeasureRun(spark, MeasureCatalog.load())
                .cases(ReportingPeriod.currentAndPrevious(LocalDate.parse("2026-09-30")), PARAMETERS, true);

        assertThat(columns(cases.schema()))
                .isEqualTo(columns(TableSchema.load("gold", "measure_case").structType()));
        cases.createOrReplaceTempView("decided_case");
        assertThat(columns(Strata.of(spark, PARAMETERS, true).schema()))
                .isEqualTo(
                        columns(TableSchema.load("gold", "participant_stratum").structType()));
    }

    @Test
    void formsYieldTheColumnsOfTheirTables() {
        LocalDate asOf = LocalDate.parse("2026-09-30");
        SparkSession spark = Given.session(Map.of());
        Given.derive(spark, PARAMETERS);
        FormRun run = new FormRun(spark);
        var cases = run.cases(FormPeriod.at(asOf), PARAMETERS, true);

        assertThat(columns(cases.schema()))
                .isEqualTo(columns(TableSchema.load("gold", "form_case").structType()));
        run.count(cases, PARAMETERS, 1)
                .forEach((table, counts) -> assertThat(columns(counts.get().schema()))
                        .isEqualTo(columns(TableSchema.load("gold", table).structType())));
    }

    @Test
    void rulesYieldTheColumnsOfTheirTables() {
        SparkSession spark = Given.session(Map.of());
        Given.derive(spark, PARAMETERS);

        new RuleRun(spark, PARAMETERS, true).of(Rule.all()).forEach((rule, rows) -> {
            TreeSet<String> expected = columns(TableSchema.load("gold", rule).structType());
            expected.removeAll(List.of("release_id bigint", "state string"));
            assertThat(columns(rows.schema())).as(rule).isEqualTo(expected);
        });
    }

    /** A night holds no other derived tables of the families that it does not decide. */
    @Test
    void seriesReadOnlyStoredTables() {
        List<String> passing = Derivation.order().stream()
                .filter(derived -> derived.stored() == null)
                .map(Derivation.Derived::name)
                .toList();
        for (Rule rule : Rule.series()) {
            assertThat(SqlText.tables(rule.sql())).as(rule.name()).doesNotContainAnyElementsOf(passing);
        }
    }

    @Test
    void everyDerivedFileIsInTheOrder() {
        List<String> order = Derivation.order().stream()
                .map(Derivation.Derived::name)
                .sorted()
                .toList();
        assertThat(order).isEqualTo(Resources.names("sql/derive", ".sql"));
    }

    @Test
    void everyStrataFileIsInTheOrder() {
        assertThat(Strata.order().stream().sorted().toList()).isEqualTo(Resources.names("sql/strata", ".sql"));
    }

    @Test
    void everyMeasureFileIsInTheCatalog() {
        List<String> listed = MeasureCatalog.load().measures().stream()
                .map(Measure::name)
                .sorted()
                .toList();
        assertThat(listed).isEqualTo(Resources.names("sql/measures", ".sql"));
    }

    private static TreeSet<String> columns(StructType type) {
        return Arrays.stream(type.fields())
                .map(field -> field.name() + " "
                        + field.dataType()
                                .sql()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace(" not null", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
