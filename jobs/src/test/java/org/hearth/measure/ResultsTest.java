package org.hearth.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.schema.TableSchema;
import org.hearth.testing.LocalSpark;
import org.hearth.testing.TextTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counts drawn cases by every scope and stratifier. */
@ExtendWith(LocalSpark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsTest {
    private static final String CASES =
            """
            measure_id | period_id | period_start | period_end | subject_type | subject_id | caregiver_id | contract_id | program_id | model | region | status   | events
            m03        | FFY2025   | 2024-10-01   | 2025-09-30 | caregiver    | C1         | C1           | K1          | P1         | HFA   | 3      | met      |
            m03        | FFY2025   | 2024-10-01   | 2025-09-30 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | not_met  |
            m03        | FFY2026   | 2025-10-01   | 2026-09-30 | caregiver    | C1         | C1           | K1          | P1         | HFA   | 3      | met      |
            m03        | FFY2026   | 2025-10-01   | 2026-09-30 | caregiver    | C2         | C2           | K1          | P2         | PAT   | 3      | met      |
            m03        | FFY2026   | 2025-10-01   | 2026-09-30 | caregiver    | C3         | C3           | K2          | P3         | PAT   |        | not_met  |
            m03        | FFY2026   | 2025-10-01   | 2026-09-30 | caregiver    | C4         | C4           | K2          | P3         | PAT   |        | missing  |
            m03        | FFY2026   | 2025-10-01   | 2026-09-30 | caregiver    | C5         | C5           | K2          | P3         | PAT   |        | excluded |
            m08        | FFY2026   | 2025-10-01   | 2026-09-30 | child        | B1         | C1           | K1          | P1         | HFA   | 3      | met      | 2
            m08        | FFY2026   | 2025-10-01   | 2026-09-30 | child        | B2         | C2           | K1          | P1         | HFA   | 3      | not_met  | 0
            m13        | FFY2026   | 2025-10-01   | 2026-09-30 | visit        | V1         | C3           | K1          | P1         | HFA   | 3      | met      |
            m14        | ten_days  | 2026-01-01   | 2026-01-10 | caregiver    | C1         | C1           | K1          | P1         | HFA   | 3      | met      |
            m14        | ten_days  | 2026-01-01   | 2026-01-10 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | not_met  |
            m14        | twenty    | 2026-01-01   | 2026-01-20 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | met      |
            m14        | ten_then  | 2025-01-01   | 2025-01-10 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | met      |
            m14        | feb_2024  | 2024-02-01   | 2024-02-29 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | met      |
            m14        | feb_2025  | 2025-02-01   | 2025-02-28 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | not_met  |
            m14        | feb_27    | 2025-02-01   | 2025-02-27 | caregiver    | C2         | C2           | K1          | P1         | HFA   | 3      | not_met  |
            """;
    private static final String STRATA =
            """
            period_id | subject_type | subject_id | race    | races       | race_ethnicity_2024 | ethnicity    | age_band | income_band | insurance     | child_welfare | language
            FFY2025   | caregiver    | C1         | WHITE   | WHITE       | HISPANIC            | HISPANIC     | 20-21    | <=50        | MEDICAID_CHIP | CURRENT       | SPA
            FFY2025   | caregiver    | C2         | WHITE   | WHITE       | WHITE               | NOT_HISPANIC | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            FFY2026   | caregiver    | C1         | WHITE   | WHITE       | HISPANIC            | HISPANIC     | 20-21    | <=50        | MEDICAID_CHIP | CURRENT       | SPA
            FFY2026   | caregiver    | C2         | WHITE   | WHITE       | WHITE               | NOT_HISPANIC | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            FFY2026   | caregiver    | C3         | MULTI   | BLACK;WHITE | MULTI               | NOT_HISPANIC | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            FFY2026   | caregiver    | C4         | UNKNOWN | UNKNOWN     | UNKNOWN             | UNKNOWN      | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            ten_days  | caregiver    | C1         | WHITE   | WHITE       | HISPANIC            | HISPANIC     | 20-21    | <=50        | MEDICAID_CHIP | CURRENT       | SPA
            ten_days  | caregiver    | C2         | BLACK   | BLACK       | BLACK               | NOT_HISPANIC | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            twenty    | caregiver    | C2         | BLACK   | BLACK       | BLACK               | NOT_HISPANIC | 25-29    | >300        | PRIVATE_OTHER | NONE_REPORTED | ENG
            FFY2026   | child        | B1         | BLACK   | BLACK       | BLACK               | NOT_HISPANIC | <1       | <=50        | MEDICAID_CHIP | CURRENT       | SPA
            """;

    private Dataset<Row> results;

    @BeforeAll
    void count(SparkSession spark) {
        Map<String, Object> options = Options.inForce(
                        StateConfig.load("ct"), MeasureCatalog.load().optionRules(), Map.of())
                .values();
        List<Row> rows = new Results(spark, MeasureCatalog.load(), options)
                .of(gold(spark, "measure_case", CASES), gold(spark, "participant_stratum", STRATA), "ct", 7);
        results = spark.createDataFrame(rows, Results.SCHEMA);
    }

    private static Dataset<Row> gold(SparkSession spark, String table, String drawn) {
        return TextTable.parse(drawn).silver(spark, TableSchema.load("gold", table));
    }

    @Test
    void everyScopeSumsToTheState() {
        assertShows(
                "measure_id = 'm03' and period_id = 'FFY2026' and stratifier = 'all'",
                """
                scope_type | scope_id | numerator | denominator | missing | excluded | value              | value_missing_as_not_met | prior_value
                state      | ct       | 2         | 3           | 1       | 1        | 0.6666666666666666 | 0.5                      | 0.5
                contract   | K1       | 2         | 2           | 0       | 0        | 1.0                | 1.0                      | 0.5
                contract   | K2       | 0         | 1           | 1       | 1        | 0.0                | 0.0                      |
                program    | P1       | 1         | 1           | 0       | 0        | 1.0                | 1.0                      | 0.5
                program    | P2       | 1         | 1           | 0       | 0        | 1.0                | 1.0                      |
                program    | P3       | 0         | 1           | 1       | 1        | 0.0                | 0.0                      |
                model      | HFA      | 1         | 1           | 0       | 0        | 1.0                | 1.0                      | 0.5
                model      | PAT      | 1         | 2           | 1       | 1        | 0.5                | 0.3333333333333333       |
                region     | 3        | 2         | 2           | 0       | 0        | 1.0                | 1.0                      | 0.5
                region     | UNKNOWN  | 0         | 1           | 1       | 1        | 0.0                | 0.0                      |
                """);
    }

    /** C5 has no row of its own, so it is unknown everywhere; race_any counts C3 twice. */
    @Test
    void strataSumToTheWholeUnlessTheyOverlap() {
        assertShows(
                "measure_id = 'm03' and period_id = 'FFY2026' and scope_type = 'state'"
                        + " and stratifier in ('race', 'race_any', 'race_income')",
                """
                stratifier  | stratum         | numerator | denominator | missing | excluded | gap
                race        | WHITE           | 2         | 2           | 0       | 0        |
                race        | MULTI           | 0         | 1           | 0       | 0        | -1.0
                race        | UNKNOWN         | 0         | 0           | 1       | 1        |
                race_any    | WHITE           | 2         | 3           | 0       | 0        |
                race_any    | BLACK           | 0         | 1           | 0       | 0        |
                race_any    | UNKNOWN         | 0         | 0           | 1       | 1        |
                race_income | WHITE|<=50      | 1         | 1           | 0       | 0        | 0.0
                race_income | WHITE|>300      | 1         | 1           | 0       | 0        |
                race_income | MULTI|>300      | 0         | 1           | 0       | 0        | -1.0
                race_income | UNKNOWN|>300    | 0         | 0           | 1       | 0        |
                race_income | UNKNOWN|UNKNOWN | 0         | 0           | 0       | 1        |
                """);
    }

    /** Two periods of less than a month that begin on one day have each their own reference and their own prior value. */
    @Test
    void periodsAreAlikeByTheirDays() {
        assertShows(
                "measure_id = 'm14' and scope_type = 'state' and stratifier = 'all'",
                """
                period_id | value | prior_value
                ten_days  | 0.5   | 1.0
                twenty    | 1.0   |
                ten_then  | 1.0   |
                feb_2024  | 1.0   |
                feb_2025  | 0.0   | 1.0
                feb_27    | 0.0   |
                """);
        assertShows(
                "measure_id = 'm14' and scope_type = 'state' and stratifier = 'race' and period_start = '2026-01-01'",
                """
                period_id | stratum | value | gap
                ten_days  | WHITE   | 1.0   |
                ten_days  | BLACK   | 0.0   | -1.0
                twenty    | BLACK   | 1.0   |
                """);
    }

    @Test
    void childrenAreDescribedByThemselvesAndVisitsByTheCaregiver() {
        assertShows(
                "measure_id in ('m08', 'm13') and scope_type = 'state' and stratifier in ('race', 'age')",
                """
                measure_id | stratifier | stratum | numerator | denominator
                m08        | race       | BLACK   | 2         | 1
                m08        | race       | UNKNOWN | 0         | 1
                m08        | age        | <1      | 2         | 1
                m08        | age        | UNKNOWN | 0         | 1
                m13        | race       | MULTI   | 1         | 1
                m13        | age        | 25-29   | 1         | 1
                """);
    }

    private void assertShows(String where, String drawn) {
        List<String> header =
                TextTable.parse(drawn.lines().findFirst().orElseThrow()).header();
        String shown = TextTable.of(results.where(where), header).toString();
        assertThat(spaced(shown)).containsExactlyElementsOf(spaced(drawn.substring(drawn.indexOf('\n') + 1)));
    }

    /** The lines in order, with one blank at each side of a bar, the bars within a pair's name too. */
    private static List<String> spaced(String table) {
        return table.lines()
                .map(line -> line.strip().replaceAll("\\s*\\|\\s*", " | "))
                .sorted()
                .toList();
    }
}
