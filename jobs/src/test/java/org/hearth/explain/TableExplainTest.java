package org.hearth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.TokenKey;
import org.hearth.night.Extracts;
import org.hearth.night.Nightly;
import org.hearth.night.NightlyRequest;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the state rules' tables lead back to the steps that made them and to the lines of the files. */
@ExtendWith(LocalSpark.class)
class TableExplainTest {
    private static final String DAY = "2026-05-31";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path dir;

    @BeforeAll
    static void night(SparkSession spark) {
        new Extracts(dir.resolve("landing")).delta(DAY, facts());
        NightlyRequest request = new NightlyRequest(
                dir.resolve("lake").toString(),
                dir.resolve("landing").toString(),
                List.of("ct"),
                LocalDate.parse(DAY),
                List.of("FFY2026"),
                Map.of("caseload.min_capacity_pct", "85"),
                TokenKey.parse("ab".repeat(32)),
                false);
        new Nightly(spark, InstantSource.system(), "test").run(request);
    }

    /** Two visitors of one program with a family each. */
    private static Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>(Map.of(
                "organization",
                "org_id,org_name,org_kind,active_from\nO1,Fictitious Org,LEAD,2020-01-01",
                "contract",
                "contract_id,contract_number,contract_name,org_id,start_date,end_date,total_value,cola_value,funding_stream\n"
                        + "K1,21OECHVS01AAA,Fictitious,O1,2020-01-01,2030-01-01,1000,0,MIECHV",
                "program",
                "program_id,contract_id,org_id,program_name,model,role,start_date\n"
                        + "P1,K1,O1,One,PAT,LEAD,2020-01-01",
                "staff",
                "staff_id,org_id,hire_date\nS1,O1,2020-01-01\nS2,O1,2020-01-01",
                "caregiver",
                "caregiver_id,first_name,last_name,dob,sex\nC1,Testa,Fictitious,2000-01-01,F\nC2,Testb,Fictitious,2001-01-01,F",
                "child",
                "child_id,dob\nB1,2025-09-17",
                "enrollment",
                "episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\n"
                        + "E1,H1,C1,P1,2026-02-01,Y,MIECHV\nE2,H2,C2,P1,2026-02-05,Y,MIECHV",
                "child_enrollment",
                "episode_id,child_id,index_child\nE1,B1,Y",
                "caseload_assignment",
                "episode_id,staff_id,valid_from\nE1,S1,2026-02-01\nE2,S2,2026-02-05",
                "home_visit",
                "visit_id,episode_id,staff_id,visit_date,status,mode\n"
                        + "V1,E1,S1,2026-02-01,COMPLETED,IN_HOME\nV2,E1,S1,2026-03-01,COMPLETED,IN_HOME\n"
                        + "V3,E2,S2,2026-02-05,COMPLETED,IN_HOME\nV4,E1,S1,2026-03-20,NO_SHOW,IN_HOME"));
        facts.put("service_plan", "episode_id,valid_from,visits_per_month\nE1,2026-02-01,2\nE2,2026-02-05,2");
        return facts;
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
        assertThat(answer.get("facts").findValuesAsText("id")).contains("V2", "V4", "E1|2026-02-01", "S1");
        assertThat(answer.get("facts").findValuesAsText("id")).doesNotContain("V1", "V3", "S2");
        assertThat(answer.get("options").has("visit.min_per_month")).isTrue();
        assertThat(answer.get("note").isNull()).isTrue();
    }

    @Test
    void severalRowsAreListedOnly(SparkSession spark) throws Exception {
        JsonNode answer = read(spark, question("visit_completion", "S1", Map.of()));

        assertThat(answer.at("/rows/in_all").asInt()).isEqualTo(2);
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
                .contains("ct/ecis/" + DAY + "/enrollment.csv:2")
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
