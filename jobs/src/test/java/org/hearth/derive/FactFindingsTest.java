package org.hearth.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.Given;
import org.hearth.text.Resources;
import org.junit.jupiter.api.Test;

/** What is told of drawn facts that are sound by themselves. */
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
    void postsThatOverlapAndVisitorsWithoutTraining() {
        Map<String, String> drawn =
                Map.of("staff_assignment", STAFF, "program", "program_id | model\nP1 | PAT\nP2 | HFA");

        assertThat(told("staff", "ut", drawn))
                .as("Utah's ramp begins with the training; Healthy Families has no standard there")
                .containsExactlyInAnyOrder(
                        "post_overlaps twice|P1|HOME_VISITOR|2024-06-30",
                        "visitor_untrained never|P1|HOME_VISITOR|2024-01-01");
        assertThat(told("staff", "ct", drawn))
                .as("Connecticut's begins with the hire")
                .containsExactly("post_overlaps twice|P1|HOME_VISITOR|2024-06-30");
    }

    @Test
    void twoPricesOfOneOutcomeForOneDay() {
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

        assertThat(told("contracts", "ct", Map.of("rate_card_schedule", prices)))
                .containsExactlyInAnyOrder(
                        "price_overlaps overlapping|RC1|||2024-07-01",
                        "price_overlaps never_ended|RC3|GAIN||2024-07-01");
    }

    @Test
    void aToolWithoutCutOffIsToldOnce() {
        String screenings =
                """
                screening_id | person_id | domain     | tool | administered_date
                S1           | C1        | IPV        | WAST | 2024-01-01
                S2           | C1        | IPV        | WAST | 2024-02-01
                S3           | C1        | DEPRESSION | EPDS | 2024-02-01
                """;

        assertThat(told("tools", "ct", Map.of("screening", screenings))).containsExactly("tool_without_cutoff WAST");
    }

    @Test
    void birthsThatContradictEachOther() {
        String pregnancies =
                """
                pregnancy_id | caregiver_id | edd        | lmp        | outcome     | delivery_date
                same_day_1   | C1           |            |            | LIVE_BIRTH  | 2024-01-01
                same_day_2   | C1           |            |            | LIVE_BIRTH  | 2024-01-01
                near_1       | C2           |            |            | LIVE_BIRTH  | 2024-01-01
                near_2       | C2           |            |            | LIVE_BIRTH  | 2024-01-02
                day_153_1    | C3           |            |            | FETAL_LOSS  | 2024-01-01
                day_153_2    | C3           |            |            | LIVE_BIRTH  | 2024-06-02
                day_154_1    | C4           |            |            | LIVE_BIRTH  | 2024-01-01
                day_154_2    | C4           |            |            | LIVE_BIRTH  | 2024-06-03
                lost_soon_1  | C5           |            |            | LIVE_BIRTH  | 2024-01-01
                lost_soon_2  | C5           |            |            | FETAL_LOSS  | 2024-04-01
                other_woman  | C6           |            |            | LIVE_BIRTH  | 2024-01-02
                due_43_ago   | C7           | 2024-11-19 |            | ONGOING     |
                due_42_ago   | C8           | 2024-11-20 |            | ONGOING     |
                by_lmp       | C9           |            | 2024-02-13 | UNK         |
                by_lmp_42    | C10          |            | 2024-02-14 | UNK         |
                ended        | C11          | 2024-06-01 |            | TERMINATION |
                has_child    | C12          | 2024-06-01 |            | ONGOING     |
                undatable    | C13          |            |            | ONGOING     |
                a_day_before | C14          |            |            | LIVE_BIRTH  | 2024-05-01
                no_child     | C15          |            |            | LIVE_BIRTH  | 2024-05-01
                """;
        String children =
                """
                child_id    | dob        | pregnancy_id | plurality
                born        | 2024-06-01 | has_child    | 1
                twin_of_1   | 2024-06-02 | day_153_2    | 1
                twin_of_2   | 2024-06-02 | day_153_2    | 2
                twin_of_any | 2024-06-02 | day_153_2    |
                midnight_1  | 2024-01-01 | near_1       | 1
                midnight_2  | 2024-01-02 | near_1       | 1
                day_after   | 2024-05-02 | a_day_before | 1
                unknown_1   | 2024-01-01 |              | 1
                unknown_2   | 2024-01-01 |              | 1
                """;
        String milk =
                """
                child_id | observed_date | any_breast_milk | stopped_date
                born     | 2024-07-01    | N               | 2024-05-31
                born     | 2024-08-01    | N               | 2024-06-01
                """;

        assertThat(told("births", "ct", Map.of("pregnancy", pregnancies, "child", children, "breastfeeding", milk)))
                .containsExactlyInAnyOrder(
                        "delivery_doubled same_day_1",
                        "delivery_doubled same_day_2",
                        "deliveries_too_near near_2",
                        "deliveries_too_near day_153_2",
                        "twins_recorded_as_one twin_of_1",
                        "birth_day_differs a_day_before",
                        "delivery_overdue due_43_ago",
                        "delivery_overdue by_lmp",
                        "stopped_before_birth born|2024-07-01");
    }

    @Test
    void whatTheLedgerOfCutsCannotUse() {
        String waivers =
                """
                waiver_id | staff_id | month      | requested_at        | decision | mitigation_pct
                in_time   | V1       | 2026-03-01 | 2026-04-01 05:59:59 | APPROVED | 1
                late      | V1       | 2026-03-01 | 2026-04-01 06:00:00 | APPROVED | 1
                denied    | V1       | 2026-03-01 | 2026-04-02 00:00:00 | DENIED   | 1
                no_cut    | V2       | 2026-03-01 | 2026-04-02 00:00:00 | APPROVED | 1
                """;
        SparkSession spark = Given.session(Map.of("waiver", waivers, "staff", "staff_id\nV1\nV2"));
        spark.sql("select * from values ('V1', '2026-03', '2026-03', null), ('V1', '2026-03', '2026-04', 5000.00)"
                        + " as line(staff_id, month, assessed_month, requested)")
                .createOrReplaceTempView("reimbursement_reduction");
        assertThat(told(spark, "findings_of_series/waiver", "ut"))
                .as("the day ends with Utah's midnight")
                .containsExactly("waiver_late late");
        assertThat(told(spark, "findings_of_series/reduction", "ut")).containsExactly("request_unknown V1|2026-03-01");
    }

    private static List<String> told(String text, String state, Map<String, String> drawn) {
        return told(Given.session(drawn), "findings/" + text, state);
    }

    private static List<String> told(SparkSession spark, String text, String state) {
        return spark
                .sql(
                        Resources.text("sql/" + text + ".sql"),
                        Given.parameters(state, LocalDate.parse("2025-01-01"), Map.of()))
                .collectAsList()
                .stream()
                .map((Row row) -> row.getAs("rule") + " " + row.getAs("key"))
                .toList();
    }
}
