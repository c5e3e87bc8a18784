package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real nights on real files, drawn by hand: by family, again, as time passes, and all at once. */
@ExtendWith(LocalSpark.class)
class NightlyTest {
    private static final String BEFORE = "2026-05-30";
    private static final String BASE = "2026-05-31";

    private static final String WAITING =
            "select key from ops.quarantine group by key" + " having not max_by(is_withdrawn, known_from) order by key";

    private static final String LEDGER =
            "select billing_run, case_key, kind, amount from gold.rate_card_billing order by all";

    @Test
    void nightByNightGivesTheGoldOfAllAtOnce(SparkSession spark, @TempDir Path dir) throws Exception {
        Path landing = dir.resolve("landing");
        Extracts extracts = new Extracts(landing);
        base(extracts);
        Nights.run(spark, dir.resolve("nightly"), landing, BASE);
        extracts.delta("2026-06-20", firstNight());
        extracts.full("child_welfare", "2026-06-20", reports("R1,B1", "R9,B9"));
        Nights.run(spark, dir.resolve("nightly"), landing, "2026-06-20");
        extracts.full("child_welfare", "2026-06-24", reports("R1,B1"));
        extracts.delta("2026-06-28", secondNight());
        Outcome second = Nights.run(spark, dir.resolve("nightly"), landing, "2026-06-28");
        Outcome again = Nights.run(spark, dir.resolve("nightly"), landing, "2026-06-28");
        extracts.delta("2026-08-01", thirdNight());
        Outcome time = Nights.run(spark, dir.resolve("nightly"), landing, "2026-08-15");

        Nights.run(spark, dir.resolve("rebuild"), landing, "2026-08-15");

        assertThat(second.rows().quarantined())
                .as("a visit without its enrollment")
                .isEqualTo(1);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.nothing);
        assertThat(time.caseChanges()).as("a due day came").isPositive();
        List<String> rebuilt = Nights.gold(spark, dir.resolve("rebuild"));
        assertThat(rebuilt).hasSizeGreaterThan(6);
        assertThat(Nights.gold(spark, dir.resolve("nightly"))).isEqualTo(rebuilt);
        assertThat(Nights.query(spark, dir.resolve("nightly"), WAITING))
                .as("V8 was deleted before its enrollment came, V9 was corrected, R9 left the full extract")
                .containsExactly("[V10]", "[V6]");
        for (String lake : List.of("nightly", "rebuild")) {
            assertThat(Nights.query(spark, dir.resolve(lake), LEDGER))
                    .as("what the run's close knew, in " + lake)
                    .containsExactly("[SFY2026H2,rc1::E5,earned,10.00]", "[SFY2026H2,rc1::E6,earned,10.00]");
            assertThat(Nights.query(spark, dir.resolve(lake), "select file, delivered_on from silver.income"))
                    .as("what a later folder repeats is cited where it was first, in " + lake)
                    .containsExactly("[ct/ecis/" + BEFORE + "/income.csv," + BEFORE + "]");
        }
        assertThat(Nights.query(spark, dir.resolve("nightly"), "select visit_id from silver.home_visit order by 1"))
                .containsExactly("[V1]", "[V3]", "[V4]", "[V5]", "[V7]", "[V9]");
        assertThat(Nights.query(spark, dir.resolve("nightly"), "select report_id from silver.maltreatment_report"))
                .as("the child B9 came after its report was gone")
                .containsExactly("[R1]");
    }

    private static void base(Extracts extracts) {
        extracts.delta(
                BEFORE,
                Map.of(
                        "rate_card_schedule",
                        "contract_id,outcome,step,model,valid_from,unit_amount\nK1,RC1,,,2020-01-01,10",
                        "income",
                        "determination_id,household_id,determination_date,annual_gross_income,household_size\nI1,H1,2026-01-20,20000,2",
                        "priority_flag",
                        "subject_id,flag_code,as_of_date,value\nC1,CT_f,2026-02-01,N\nC1,CT_g,2026-02-01,N\nH1,CT_f,2026-02-01,Y"));
        extracts.delta(
                BASE,
                Map.of(
                        "organization",
                        "org_id,org_name,org_kind,active_from\nO1,Fictitious Org,LEAD,2020-01-01",
                        "contract",
                        "contract_id,contract_number,contract_name,org_id,start_date,end_date,total_value,cola_value,funding_stream,region\n"
                                + "K1,21OECHVS01AAA,Fictitious,O1,2020-01-01,2030-01-01,1000,0,MIECHV,3",
                        "program",
                        "program_id,contract_id,org_id,program_name,model,role,start_date\n"
                                + "P1,K1,O1,One,HFA,LEAD,2020-01-01\nP2,K1,O1,Two,PAT,SUB,2020-01-01",
                        "staff",
                        "staff_id,org_id,hire_date\nS1,O1,2020-01-01",
                        "caregiver",
                        "caregiver_id,first_name,last_name,dob,sex,race_codes\nC1,Testa,Fictitious,2000-01-01,F,\nC2,Testb,Fictitious,2001-01-01,F,\nC3,Testc,Fictitious,2002-01-01,F,\n"
                                + "C5,Teste,Fictitious,1990-01-01,F,BLACK\nC6,Testf,Fictitious,1991-01-01,F,BLACK",
                        "child",
                        "child_id,dob\nB1,2025-10-01\nB2,2026-01-10",
                        "enrollment",
                        "episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\n"
                                + "E1,H1,C1,P1,2026-02-01,Y,MIECHV\nE2,H2,C2,P1,2026-05-10,Y,MIECHV\n"
                                + "E5,H5,C5,P1,2026-05-12,Y,MIECHV\nE6,H6,C6,P1,2026-05-13,Y,MIECHV",
                        "child_enrollment",
                        "episode_id,child_id,index_child\nE1,B1,Y\nE2,B2,Y",
                        "home_visit",
                        "visit_id,episode_id,staff_id,visit_date,status,mode,concern_asked\n"
                                + "V1,E1,S1,2026-02-01,COMPLETED,IN_HOME,Y\nV2,E1,S1,2026-03-01,COMPLETED,VIRTUAL,N\nV3,E2,S1,2026-05-10,COMPLETED,IN_HOME,\n"
                                + "V10,E5,S1,2026-05-12,COMPLETED,IN_HOME,\nV11,E6,S1,2026-05-13,COMPLETED,IN_HOME,",
                        "screening",
                        "screening_id,person_id,domain,tool,administered_date,score_total\nQ1,C1,DEPRESSION,EPDS,2026-05-01,7"));
    }

    /** A correction, two visits that cannot be used yet, an injury, a family whose namesake joins two caregivers, and a visit missed. */
    private static Map<String, String> firstNight() {
        return Map.of(
                "caregiver", "op,caregiver_id,first_name,last_name,dob,sex\nI,C4,Testa,Fictitious,2000-01-01,F",
                "enrollment",
                        "op,episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\nI,E4,H4,C4,P2,2026-06-10,Y,MIECHV",
                "screening",
                        "op,screening_id,person_id,domain,tool,administered_date,score_total\nU,Q1,C1,DEPRESSION,EPDS,2026-05-02,8",
                "ed_visit", "op,ed_visit_id,child_id,visit_date,reason\nI,X1,B1,2026-06-15,INJURY",
                "home_visit",
                        "op,visit_id,episode_id,staff_id,scheduled_at,visit_date,status,mode,concern_asked\nI,V4,E4,S1,,2026-06-10,COMPLETED,IN_HOME,Y\nI,V5,E2,S1,2026-06-12T15:00:00Z,,NO_SHOW,,\n"
                                + "I,V8,E8,S1,,2026-06-15,COMPLETED,IN_HOME,Y\nI,V9,E1,S1,,2026-06-16,DONE,IN_HOME,Y");
    }

    /** Deletions, a late entry, a correction, and a visit whose enrollment never comes. */
    private static Map<String, String> secondNight() {
        return Map.of(
                "home_visit",
                "op,visit_id,episode_id,staff_id,visit_date,status,mode,concern_asked\nD,V2,,,,,,\nI,V6,E9,S1,2026-06-20,COMPLETED,IN_HOME,Y\nI,V7,E1,S1,2026-04-15,COMPLETED,IN_HOME,Y\n"
                        + "D,V8,,,,,,\nU,V9,E1,S1,2026-06-16,COMPLETED,IN_HOME,Y",
                "ed_inquiry",
                "op,child_id,asked_date\nI,B2,2026-05-10",
                "income",
                "determination_id,household_id,determination_date,annual_gross_income,household_size\nI1,H1,2026-01-20,20000,2");
    }

    private static Map<String, String> reports(String... reportAndChild) {
        return Map.of(
                "maltreatment_match",
                "child_id,matched_date,result",
                "maltreatment_report",
                "report_id,child_id,received_date,disposition,child_role\n"
                        + String.join(",2026-06-01,SCREENED_OUT,VICTIM\n", reportAndChild)
                        + ",2026-06-01,SCREENED_OUT,VICTIM");
    }

    /**
     * The enrollment of a visit, and the child of a report, that were sent before it and are gone since; and two enrollments
     * that earned an outcome are deleted after the run that bills it has closed, one with its visit.
     */
    private static Map<String, String> thirdNight() {
        return Map.of(
                "child",
                "op,child_id,dob\nI,B9,2026-02-01",
                "enrollment",
                "op,episode_id,household_id,caregiver_id,program_id,enrollment_date,primary_caregiver,funding_stream\nI,E8,H8,C3,P2,2026-06-15,Y,MIECHV\nD,E5,,,,,,\nD,E6,,,,,,",
                "home_visit",
                "op,visit_id,episode_id,staff_id,visit_date,status,mode,concern_asked\nD,V11,,,,,,");
    }
}
