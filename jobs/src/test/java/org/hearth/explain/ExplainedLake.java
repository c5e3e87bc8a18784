package org.hearth.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/** The lake of one night, made once, of which explanations are asked. */
final class ExplainedLake {
    static final String DAY = "2026-05-31";

    private static @Nullable Path made;

    private ExplainedLake() {}

    /** The folder with the landing and the lake. */
    static synchronized Path dir(SparkSession spark) {
        Path dir = made;
        if (dir == null) {
            dir = made(spark);
            made = dir;
        }
        return dir;
    }

    private static Path made(SparkSession spark) {
        try {
            Path dir = Files.createTempDirectory(Path.of("target"), "explained").toAbsolutePath();
            new Extracts(dir.resolve("landing")).delta(DAY, facts());
            NightlyRequest request = new NightlyRequest(
                    dir.resolve("lake").toString(),
                    dir.resolve("landing").toString(),
                    List.of("ct"),
                    LocalDate.parse(DAY),
                    List.of("FFY2025", "FFY2026"),
                    Map.of("caseload.min_capacity_pct", "85"),
                    TokenKey.parse("ab".repeat(32)),
                    false);
            new Nightly(spark, InstantSource.system(), "test").run(request);
            return dir;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                        "staff_id,org_id,hire_date\nS1,O1,2020-01-01\nS2,O1,2020-01-01",
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
        facts.put("caseload_assignment", "episode_id,staff_id,valid_from\nE1,S1,2026-02-01\nE2,S2,2026-02-05");
        facts.put("service_plan", "episode_id,valid_from,visits_per_month\nE1,2026-02-01,2\nE2,2026-02-05,2");
        return facts;
    }
}
