package org.hearth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.TokenKey;
import org.hearth.measure.MeasureCatalog;
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

/** Explanations of a real night: they add up, end at a line of a file, and say what would change the answer. */
@ExtendWith(LocalSpark.class)
class ExplainTest {
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
                List.of("FFY2025", "FFY2026"),
                Map.of(),
                TokenKey.parse("ab".repeat(32)),
                false);
        new Nightly(spark, InstantSource.system(), "test").run(request);
    }

    /** Caregivers screened two days late, without a score, in time, before the birth; a visit without an answer. */
    private static Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>(
                Map.of(
                        "organization",
                        "org_id,org_name,org_kind,active_from\nO1,Fictitious Org,LEAD,2020-01-01",
                        "contract",
                        "contract_id,contract_number,contract_name,org_id,start_date,end_date,total_value,cola_value,funding_stream\n"
                                + "K1,21OECHVS01AAA,Fictitious,O1,2020-01-01,2030-01-01,1000,0,MIECHV",
                        "program",
                        "program_id,contract_id,org_id,program_name,model,role,start_date\n"
                                + "P1,K1,O1,One,HFA,LEAD,2020-01-01\nP2,K1,O1,Two,PAT,SUB,2020-01-01",
                        "staff",
                        "staff_id,org_id,hire_date\nS1,O1,2020-01-01",
                        "caregiver",
                        "caregiver_id,first_name,last_name,dob,sex\nC1,Testa,Fictitious,2000-01-01,F\nC2,Testb,Fictitious,2001-01-01,F\nC3,Testc,Fictitious,2002-01-01,F\nC4,Testd,Fictitious,2003-01-01,F\n"
                                + "C5,Teste,Fictitious,2006-05-20,F",
                        "child",
                        "child_id,dob,secret\nB1,2025-09-17,Fictitious\nB4,2026-01-15,",
                        "enrollment",
                        "episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\n"
                                + "E1,H1,C1,P1,2026-02-01,Y,MIECHV\nE2,H2,C2,P1,2026-02-05,Y,MIECHV\nE3,H3,C3,P2,2026-01-10,Y,MIECHV\nE4,H4,C4,P1,2025-12-20,Y,MIECHV\n"
                                + "E5,H5,C5,P1,2026-04-01,Y,MIECHV",
                        "child_enrollment",
                        "episode_id,child_id,index_child\nE1,B1,Y\nE4,B4,Y",
                        "home_visit",
                        "visit_id,episode_id,staff_id,visit_date,status,mode,concern_asked\n"
                                + "V1,E1,S1,2026-02-01,COMPLETED,IN_HOME,Y\nV2,E1,S1,2026-03-01,COMPLETED,VIRTUAL,\n"
                                + "V3,E2,S1,2026-02-05,COMPLETED,IN_HOME,Y\nV4,E3,S1,2026-01-10,COMPLETED,IN_HOME,Y\nV5,E4,S1,2025-12-20,COMPLETED,IN_HOME,Y\n"
                                + "V6,E5,S1,2026-04-01,COMPLETED,IN_HOME,Y",
                        "screening",
                        "screening_id,person_id,domain,tool,administered_date,score_total\n"
                                + "Q1,C1,DEPRESSION,EPDS,2026-05-03,7\nQ2,C2,DEPRESSION,EPDS,2026-03-01,\nQ3,C3,DEPRESSION,EPDS,2026-02-01,4\nQ4,C4,DEPRESSION,EPDS,2026-01-10,4"));
        facts.put("pregnancy", "pregnancy_id,caregiver_id,edd,outcome\nG5,C5,2026-05-25,ONGOING");
        return facts;
    }

    @Test
    void aCellAddsUpToThePublishedResult(SparkSession spark) throws Exception {
        JsonNode state = cell(spark, null);
        JsonNode program = cell(spark, new Question.Scope("program", "P2"));

        assertThat(state.get("counted")).isEqualTo(state.get("published"));
        assertThat(state.get("counted").get("denominator").asInt()).isEqualTo(3);
        assertThat(state.get("clauses").findValuesAsText("reason"))
                .containsExactly("screened_in_time", "no_screen", "screen_unscored");
        assertThat(state.get("subjects").findValuesAsText("subject_id")).containsExactly("C3", "C1", "C4", "C2");
        assertThat(program.get("counted")).isEqualTo(program.get("published"));
        assertThat(program.get("subjects").findValuesAsText("subject_id")).containsExactly("C3");
    }

    @Test
    void everyFactEndsAtALineThatIsInTheFile(SparkSession spark) throws Exception {
        JsonNode decided =
                read(spark, "m03", question("m03", "C1", false)).get("cases").get(0);

        assertThat(decided.get("facts").findValuesAsText("entity"))
                .containsExactly("child", "enrollment", "home_visit");
        for (JsonNode fact : decided.get("facts")) {
            Path file = dir.resolve("landing").resolve(fact.get("file").asText());
            String line = Files.readAllLines(file).get(fact.get("line").asInt() - 1);
            assertThat(line).startsWith(fact.get("id").asText() + ",");
            assertThat(fact.get("fields").toString()).contains(fact.get("id").asText());
        }
    }

    @Test
    void whatIdentifiesOrIsUnknownIsNotShown(SparkSession spark) {
        String text = text(spark, "m03", "C1");

        assertThat(text).contains("dob=***", "secret=***", "ct/ecis/" + DAY + "/child.csv:2");
        assertThat(text).doesNotContain("2025-09-17", "Fictitious");
        assertThat(text).contains("No approved, scored screen lies in the window.", "m03.prenatal_screen_counts=false");
    }

    @Test
    void theNearestChangeIsTheOneThatFlips(SparkSession spark) throws Exception {
        assertThat(changes(spark, "m03", "C1"))
                .contains("met: screening Q1 administered_date 2026-05-03 → 2026-05-01, 2 days earlier");
        assertThat(changes(spark, "m03", "C2")).contains("met: screening Q2 score_total empty → 0");
        assertThat(changes(spark, "m03", "C3")).anyMatch(change -> change.startsWith("not_met: screening Q3 "));
        assertThat(changes(spark, "m13", "V2"))
                .containsExactlyInAnyOrder(
                        "met: home_visit V2 concern_asked empty → Y", "not_met: home_visit V2 concern_asked empty → N");
        assertThat(changes(spark, "m08", "B1")).anyMatch(change -> change.startsWith("not_met: ed_inquiry new"));
    }

    @Test
    void aDayOfBirthIsNotToldByWhatWouldChange(SparkSession spark) throws Exception {
        String answer = answer(spark, "m03", question("m03", "C4", true), Question.Format.json);

        assertThat(answer).contains("administered_date 2026-01-10 → the day of birth or delivery");
        assertThat(answer).doesNotContain("2026-01-15");
    }

    @Test
    void theNearestChangeOfAnOutcomeIsTheOneThatFlips(SparkSession spark) throws Exception {
        assertThat(changes(outcome(spark, "rc2", "E5")))
                .contains("achieved: pregnancy G5 edd 2026-05-25 → 2026-05-28, 3 days later");
        assertThat(changes(outcome(spark, "rc3", "E1")))
                .as("step gain is open, and a job would achieve it")
                .anyMatch(change -> change.startsWith("achieved: employment new one more record: hours_per_week 20"));
    }

    @Test
    void aBirthdayIsNotToldByWhatWouldChangeAnOutcome(SparkSession spark) {
        String text = outcome(spark, "rc1", "E5", Question.Format.text);

        assertThat(text).contains("E5: achieved, under_20", "why not otherwise:");
        assertThat(text).contains("home_visit V6: visit_date 2026-04-01 → the caregiver's 20th birthday");
        assertThat(text).doesNotContain("2026-05-20", "2006-05-20");
    }

    private static JsonNode outcome(SparkSession spark, String outcome, String subject) throws Exception {
        return new JsonMapper().readTree(outcome(spark, outcome, subject, Question.Format.json));
    }

    private static String outcome(SparkSession spark, String outcome, String subject, Question.Format format) {
        Sessions.fit(spark, true);
        StringWriter text = new StringWriter();
        Lake lake = Lake.at(dir.resolve("lake").toString(), spark.sparkContext().hadoopConfiguration());
        Explain.printOutcome(spark, lake, question(outcome, subject, true), format, new PrintWriter(text));
        return text.toString();
    }

    @Test
    void badUsageSaysWhatThereIs(SparkSession spark) {
        assertThatThrownBy(() -> MeasureCatalog.load("m99"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("m03");
        assertThatThrownBy(() -> text(spark, "m03", "C9"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("C1, C2, C3, C4");
        assertThatThrownBy(() -> text(spark, "m03", "H2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Its subjects are C2");
        assertThatThrownBy(() -> read(
                        spark,
                        "m03",
                        new Question("m03", List.of(), List.of("FFY2030"), null, null, null, null, false, 20)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("FFY2025, FFY2026");
        assertThatThrownBy(() -> cell(spark, new Question.Scope("program", "P9")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("P1, P2");
        assertThatThrownBy(() -> Stratum.parse("race")).isInstanceOf(UsageException.class);
    }

    private static List<String> changes(SparkSession spark, String measure, String subject) throws Exception {
        return changes(read(spark, measure, question(measure, subject, true)));
    }

    private static List<String> changes(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        for (JsonNode decided : answer.get("cases")) {
            for (JsonNode change : decided.get("why_not").get("changes")) {
                texts.add(change.get("status").asText() + ": "
                        + change.get("entity").asText() + " "
                        + change.get("id").asText() + " "
                        + change.get("change").asText());
            }
        }
        return texts;
    }

    private static JsonNode cell(SparkSession spark, Question.@Nullable Scope scope) throws Exception {
        return read(
                spark, "m03", new Question("m03", List.of(), List.of("FFY2026"), scope, null, null, null, false, 20));
    }

    private static Question question(String measure, String subject, boolean isWhyNot) {
        return new Question(measure, List.of(), List.of(), null, null, null, subject, isWhyNot, 20);
    }

    private static JsonNode read(SparkSession spark, String measure, Question question) throws Exception {
        return new JsonMapper().readTree(answer(spark, measure, question, Question.Format.json));
    }

    private static String text(SparkSession spark, String measure, String subject) {
        return answer(spark, measure, question(measure, subject, true), Question.Format.text);
    }

    private static String answer(SparkSession spark, String measure, Question question, Question.Format format) {
        Sessions.fit(spark, true);
        StringWriter text = new StringWriter();
        Lake lake = Lake.at(dir.resolve("lake").toString(), spark.sparkContext().hadoopConfiguration());
        new Explain(spark, lake, MeasureCatalog.load(measure)).print(question, format, new PrintWriter(text));
        return text.toString();
    }
}
