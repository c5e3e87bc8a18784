package org.hearth.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.Given;
import org.hearth.testing.LocalSpark;
import org.hearth.text.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of drawn facts that are sound by themselves. */
@ExtendWith(LocalSpark.class)
class FactFindingsTest {
    private static final String STAFF =
            """
            staff_id | program_id | role                | valid_from | valid_to   | fte | model_trained_date
            trained  | P1         | HOME_VISITOR        | 2024-01-01 | 2024-06-30 | 1   | 2024-02-01
            trained  | P1         | HOME_VISITOR        | 2024-07-01 |            | 1   | 2024-02-01
            twice    | P1         | HOME_VISITOR        | 2024-01-01 | 2024-06-30 | 1   | 2024-02-01
            twice    | P1         | HOME_VISITOR        | 2024-06-30 |            | 1   | 2024-02-01
            never    | P1         | HOME_VISITOR        | 2024-01-01 |            | 1   |
            leads    | P1         | CLINICAL_SUPERVISOR | 2024-01-01 |            | 1   |
            nowhere  | P2         | HOME_VISITOR        | 2024-01-01 |            | 1   |
            """;

    @Test
    void postsThatOverlapAndVisitorsWithoutTraining(SparkSession spark) {
        Map<String, String> drawn =
                Map.of("staff_assignment", STAFF, "program", "program_id | model\nP1 | PAT\nP2 | HFA");

        assertThat(told(spark, "staff", "ut", drawn))
                .as("Utah's ramp begins with the training; Healthy Families has no standard there")
                .containsExactlyInAnyOrder(
                        "post_overlaps twice|P1|HOME_VISITOR|2024-06-30",
                        "visitor_untrained never|P1|HOME_VISITOR|2024-01-01");
        assertThat(told(spark, "staff", "ct", drawn))
                .as("Connecticut's begins with the hire")
                .containsExactly("post_overlaps twice|P1|HOME_VISITOR|2024-06-30");
    }

    @Test
    void twoPricesOfOneOutcomeForOneDay(SparkSession spark) {
        String prices =
                """
                contract_id | outcome | step | model | valid_from | valid_to   | unit_amount
                succeeded   | RC1     |      |       | 2024-01-01 | 2024-06-30 | 100
                succeeded   | RC1     |      |       | 2024-07-01 |            | 120
                overlapping | RC1     |      |       | 2024-01-01 | 2024-07-01 | 100
                overlapping | RC1     |      |       | 2024-07-01 |            | 120
                never_ended | RC3     | GAIN |       | 2024-01-01 |            | 100
                never_ended | RC3     | GAIN |       | 2024-07-01 |            | 120
                by_model    | RC1     |      |       | 2024-01-01 |            | 100
                by_model    | RC1     |      | PAT   | 2024-01-01 |            | 120
                """;

        assertThat(told(spark, "contracts", "ct", Map.of("rate_card_schedule", prices)))
                .containsExactlyInAnyOrder(
                        "price_overlaps overlapping|RC1|||2024-07-01",
                        "price_overlaps never_ended|RC3|GAIN||2024-07-01");
    }

    @Test
    void aToolWithoutCutOffIsToldOnce(SparkSession spark) {
        String screenings =
                """
                screening_id | person_id | domain     | tool | administered_date
                S1           | C1        | IPV        | WAST | 2024-01-01
                S2           | C1        | IPV        | WAST | 2024-02-01
                S3           | C1        | DEPRESSION | EPDS | 2024-02-01
                """;

        assertThat(told(spark, "tools", "ct", Map.of("screening", screenings)))
                .containsExactly("tool_without_cutoff WAST");
    }

    private static List<String> told(SparkSession spark, String text, String state, Map<String, String> drawn) {
        Given.register(spark, drawn);
        return spark
                .sql(
                        Resources.text("sql/findings/" + text + ".sql"),
                        Given.parameters(state, LocalDate.parse("2025-01-01"), Map.of()))
                .collectAsList()
                .stream()
                .map((Row row) -> row.getAs("rule") + " " + row.getAs("key"))
                .toList();
    }
}
