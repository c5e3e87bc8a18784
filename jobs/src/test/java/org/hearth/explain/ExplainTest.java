package org.hearth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.MeasureCatalog;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Explanations of a real night: they add up, end at a line of a file, and say what would change the answer. */
@ExtendWith(LocalSpark.class)
class ExplainTest {
    private static final String DAY = ExplainedLake.DAY;

    private static Path dir = Path.of("");

    @BeforeAll
    static void night(SparkSession spark) {
        dir = ExplainedLake.dir(spark);
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
