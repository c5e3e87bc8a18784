package org.hearth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows of the state rules' tables lead back to the steps that made them and to the lines of the files. */
@ExtendWith(LocalSpark.class)
class TableExplainTest {
    private static Path dir = Path.of("");

    @BeforeAll
    static void night(SparkSession spark) {
        dir = ExplainedLake.dir(spark);
    }

    @Test
    void oneRowLeadsToTheStepsAndLinesThatItNames(SparkSession spark) throws Exception {
        JsonNode answer = read(
                spark,
                question("visit_completion", null, Map.of("staff_id", "S1", "month", "2026-03", "program_id", "P1")));

        assertThat(answer.at("/rows/in_all").asInt()).isEqualTo(1);
        assertThat(answer.get("parts").findValuesAsText("name"))
                .startsWith("family_visit_month", "family_visit", "family_plan")
                .contains("carried_span", "stay_span");
        assertThat(answer.at("/parts/0/rows/rows")).hasSize(1);
        assertThat(answer.at("/parts/0/rows/rows/0").toString()).contains("S1", "H1", "2026-03");
        assertThat(answer.get("facts").findValuesAsText("id")).contains("V2", "E1|2026-02-01", "S1");
        assertThat(answer.get("facts").findValuesAsText("id")).doesNotContain("V1", "V3", "S2");
        assertThat(answer.get("options").has("visit.min_per_month")).isTrue();
        assertThat(answer.get("note").isNull()).isTrue();
    }

    @Test
    void severalRowsAreListedOnly(SparkSession spark) throws Exception {
        JsonNode answer = read(spark, question("visit_completion", "S1", Map.of()));

        assertThat(answer.at("/rows/in_all").asInt()).isEqualTo(4);
        assertThat(answer.get("parts")).isEmpty();
        assertThat(answer.get("note").asText()).contains("narrow it");
    }

    @Test
    void aVerdictIsFollowedByItsOwnRuleAlone(SparkSession spark) throws Exception {
        JsonNode answer =
                read(spark, question("compliance", "P1", Map.of("rule_id", "UT-013", "occurrence_on", "2026-03-31")));

        assertThat(answer.get("rules").toString()).isEqualTo("[\"UT-013\"]");
        assertThat(answer.at("/parts/0/name").asText()).isEqualTo("capacity_reached");
        assertThat(answer.at("/parts/0/rows/rows")).hasSize(1);
        assertThat(answer.get("parts").findValuesAsText("name")).contains("caseload_month");
    }

    @Test
    void aFamilysRowShowsItsRecordsAndNoDayOfBirth(SparkSession spark) {
        String text = answer(spark, question("eligibility", "E1", Map.of()), Question.Format.text);

        assertThat(text)
                .contains("from model_clause", "from episode_portrait", "caregiver C1", "child B1", "dob=***")
                .contains("ct/ecis/" + ExplainedLake.DAY + "/enrollment.csv:2")
                .doesNotContain("2025-09-17", "2000-01-01", "caregiver C2", "Fictitious");
    }

    @Test
    void badUsageSaysWhatThereIs(SparkSession spark) {
        assertThatThrownBy(() -> read(spark, question("eligibility", "E9", Map.of())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("gold.eligibility has no such row in release 1 of ct");
        assertThatThrownBy(() -> read(spark, question("eligibility", null, Map.of("colour", "red"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("episode_id, family_id");
    }

    private static TableQuestion question(String table, @Nullable String subject, Map<String, String> where) {
        return new TableQuestion(table, List.of(), null, null, subject, where, 20);
    }

    private static JsonNode read(SparkSession spark, TableQuestion question) throws Exception {
        return new JsonMapper().readTree(answer(spark, question, Question.Format.json));
    }

    private static String answer(SparkSession spark, TableQuestion question, Question.Format format) {
        Sessions.fit(spark, true);
        StringWriter text = new StringWriter();
        Lake lake = Lake.at(dir.resolve("lake").toString(), spark.sparkContext().hadoopConfiguration());
        Explain.printTable(spark, lake, question, format, new PrintWriter(text));
        return text.toString();
    }
}
