package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.hearth.text.Digest;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a landing may hold that is not as promised: a folder is refused whole, or a row is told; the rest goes on. */
@ExtendWith(LocalSpark.class)
class BadInputTest {
    private static final String VISITS = "op,visit_id,episode_id,staff_id,visit_date,status,mode\n";

    @Test
    void everyDefectIsToldAndTheRestGoesOn(SparkSession spark, @TempDir Path dir) throws IOException {
        Path landing = dir.resolve("landing");
        Extracts extracts = new Extracts(landing);
        good(extracts);
        String visit = VISITS + "I,V9,E1,S1,2026-05-02,COMPLETED,IN_HOME";
        for (int day = 1; day <= 5; day++) {
            extracts.delta("2026-05-0" + day, Map.of("home_visit", visit));
        }
        write(
                landing,
                "2026-05-01",
                "home_visit.csv",
                (visit + "\nI,V8,E1,S1,2026-05-02,COMPLETED,IN_HOME\n").getBytes(StandardCharsets.UTF_8));
        Files.delete(file(landing, "2026-05-02", "home_visit.csv"));
        replace(landing, "2026-05-03", (visit + "\nI,V8,E1,\"S1").getBytes(StandardCharsets.UTF_8));
        replace(landing, "2026-05-04", visit.getBytes(StandardCharsets.UTF_16));
        write(landing, "2026-05-05", "home_visit.csv", new byte[0]);
        strange(extracts, landing);
        doubtful(extracts);
        stray(extracts, landing);

        Outcome outcome = Nights.run(spark, dir.resolve("lake"), landing, "2026-05-31");

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.published);
        assertThat(outcome.refused())
                .containsExactly(
                        "ct/ecis/may",
                        "ct/ecis/2026-05-01",
                        "ct/ecis/2026-05-02",
                        "ct/ecis/2026-05-03",
                        "ct/ecis/2026-05-04",
                        "ct/ecis/2026-05-05");
        Path lake = dir.resolve("lake");
        assertThat(
                        Nights.query(
                                spark,
                                lake,
                                "select extract_date, rule, entity, line, key, column, raw_value from ops.finding"
                                        + " where rule not in ('column_absent', 'birth_mother_unknown') order by extract_date, rule, line"))
                .containsExactly(
                        "[null,folder_undated,null,null,null,null,null]",
                        "[2026-04-30,plan_missing,enrollment,2,E1,visits_per_month,null]",
                        "[2026-05-01,digest_differs,null,null,null,null,null]",
                        "[2026-05-02,file_missing,null,null,null,null,null]",
                        "[2026-05-03,file_cut,null,null,null,null,null]",
                        "[2026-05-04,not_utf8,null,null,null,null,null]",
                        "[2026-05-05,file_empty,null,null,null,null,null]",
                        "[2026-05-06,after_extract,home_visit,6,V4,visit_date,2026-12-01]",
                        "[2026-05-06,code_unknown,home_visit,4,V2,status,DONE]",
                        "[2026-05-06,column_unknown,home_visit,1,null,weather,null]",
                        "[2026-05-06,file_unnamed,null,null,null,null,null]",
                        "[2026-05-06,orphan,home_visit,5,V3,episode_id,E404]",
                        "[2026-05-07,before_birth,death,2,K1,death_date,***]",
                        "[2026-05-07,decimals_rounded,expenditure,2,X1,amount,12.345]",
                        "[2026-05-07,type,tobacco_use,2,C1|2026-05-02,modified_at,yesterday]",
                        "[2026-05-08,entity_elsewhere,maltreatment_match,null,null,null,null]");
        assertThat(Nights.query(spark, lake, "select child_id from silver.maltreatment_match"))
                .as("what another source sends loads all the same")
                .containsExactly("[K1]");
        assertThat(Nights.query(spark, lake, "select child_id, exit_date from gold.child_episode"))
                .as("a death before the birth ends no enrollment")
                .containsExactly("[K1,null]");
        assertThat(Nights.query(spark, lake, "select visit_id, visit_date from silver.home_visit order by 1"))
                .as("a byte order mark and a quoted line break simply load")
                .containsExactly("[V1,2026-05-02]", "[V4,2026-12-01]");
        assertThatThrownBy(() -> Nights.run(spark, lake, landing, "2026-05-01"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("before the current release");
        assertThat(Nights.query(
                        spark,
                        lake,
                        "select rows, accepted, quarantined, ignored from ops.batch order by extract_date"))
                .containsExactly("[6,6,0,0]", "[4,2,2,0]", "[5,5,0,0]", "[1,1,0,0]");
    }

    private static void good(Extracts extracts) {
        extracts.delta(
                "2026-04-30",
                Map.of(
                        "organization", "org_id,org_name,org_kind,active_from\nO1,Fictitious Org,LEAD,2020-01-01",
                        "contract",
                                "contract_id,contract_number,contract_name,org_id,start_date,end_date,total_value,cola_value,funding_stream\n"
                                        + "K1,21OECHVS01AAA,Fictitious,O1,2020-01-01,2030-01-01,1000,0,MIECHV",
                        "program",
                                "program_id,contract_id,org_id,program_name,model,role,start_date\nP1,K1,O1,One,HFA,LEAD,2020-01-01",
                        "staff", "staff_id,org_id,hire_date\nS1,O1,2020-01-01",
                        "caregiver", "caregiver_id,first_name,last_name,dob,sex\nC1,Testa,Fictitious,2000-01-01,F",
                        "enrollment",
                                "episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\n"
                                        + "E1,H1,C1,P1,2026-05-02,Y,MIECHV"));
    }

    /** A mark before the header, a column that nobody knows, a line break in quotes, and four rows of which two are bad. */
    private static void strange(Extracts extracts, Path landing) throws IOException {
        extracts.delta("2026-05-06", Map.of("home_visit", "op\nI"));
        String csv = "\uFEFFop,visit_id,episode_id,staff_id,visit_date,status,mode,weather\n"
                + "I,V1,E1,S1,2026-05-02,COMPLETED,IN_HOME,\"sun\nthen rain\"\n"
                + "I,V2,E1,S1,2026-05-03,DONE,IN_HOME,\n"
                + "I,V3,E404,S1,2026-05-03,COMPLETED,IN_HOME,\n"
                + "I,V4,E1,S1,2026-12-01,COMPLETED,IN_HOME,\n";
        replace(landing, "2026-05-06", csv.getBytes(StandardCharsets.UTF_8));
        Path manifest = file(landing, "2026-05-06", "manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\":1", "\"rows\":4"));
    }

    /** Rows that pass, each with one value that cannot be right. */
    private static void doubtful(Extracts extracts) {
        extracts.delta(
                "2026-05-07",
                Map.of(
                        "child", "child_id,dob\nK1,2026-04-01",
                        "child_enrollment", "episode_id,child_id,index_child\nE1,K1,Y",
                        "death", "child_id,death_date\nK1,2020-01-01",
                        "expenditure",
                                "expenditure_id,contract_id,category,spend_date,amount\nX1,K1,SALARY,2026-05-01,12.345",
                        "tobacco_use", "caregiver_id,observed_date,uses,modified_at\nC1,2026-05-02,N,yesterday"));
    }

    /** A file that no manifest names, a folder that is no day, and an entity that its source does not send. */
    private static void stray(Extracts extracts, Path landing) throws IOException {
        write(landing, "2026-05-06", "notes.csv", new byte[] {1});
        Nights.copyTree(landing.resolve("ct/ecis/2026-05-07"), landing.resolve("ct/ecis/may"));
        extracts.delta(
                "2026-05-08", Map.of("maltreatment_match", "child_id,matched_date,result\nK1,2026-05-02,SUBMITTED"));
    }

    /** Puts other bytes in a file's place, and their digest in the manifest. */
    private static void replace(Path landing, String date, byte[] bytes) throws IOException {
        Path manifest = file(landing, date, "manifest.json");
        String before = Digest.of(Files.readString(file(landing, date, "home_visit.csv")));
        write(landing, date, "home_visit.csv", bytes);
        String after = java.util.HexFormat.of().formatHex(Digest.sha256().digest(bytes));
        Files.writeString(manifest, Files.readString(manifest).replace(before, after));
    }

    private static void write(Path landing, String date, String name, byte[] bytes) throws IOException {
        Files.write(file(landing, date, name), bytes);
    }

    private static Path file(Path landing, String date, String name) {
        return landing.resolve("ct/ecis/" + date).resolve(name);
    }
}
