package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCodesTest {

    // The lists of the extract contract for the columns that hold codes.
    private static final String LISTS =
            """
            organization.org_kind LEAD SUBCONTRACTOR GRANTEE STATE
            contract.funding_stream MIECHV STATE TANF OTHER
            program.model CF EHS HFA NFP PAT
            program.role LEAD SUB
            rate_card_schedule.outcome RC1 RC2 RC3 RC4
            rate_card_schedule.step GAIN RETAIN COMPLETE
            rate_card_schedule.model CF EHS HFA NFP PAT
            report_due.report_type PROGRAM_STATUS RATE_CARD RATE_CARD_BILLING FORM1 FORM2 FISCAL
            report_submission.report_type PROGRAM_STATUS RATE_CARD RATE_CARD_BILLING FORM1 FORM2 FISCAL
            report_submission.scope LEAD SUB COMBINED
            staff.separation_reason VOLUNTARY INVOLUNTARY RETIRED DEATH TRANSFER END_OF_FUNDING UNKNOWN
            staff.highest_degree LT_HS HS_GED SOME_COLLEGE AA BA MA DOCTORATE
            staff_assignment.role HOME_VISITOR CLINICAL_SUPERVISOR PROGRAM_MANAGER CLINICIAN CARE_COORDINATOR
            position.role HOME_VISITOR CLINICAL_SUPERVISOR PROGRAM_MANAGER CLINICIAN CARE_COORDINATOR
            staff_leave.leave_type FMLA PARENTAL MEDICAL OTHER
            endorsement.scheme IMH_E ECMH_E
            endorsement.status APPLIED IN_PROGRESS AWARDED LAPSED
            supervision.type ADMINISTRATIVE CLINICAL REFLECTIVE_INDIVIDUAL REFLECTIVE_GROUP JOINT_VISIT
            training.topic PRE_HEALTH PRE_OSHA PRE_FAMILY_VIOLENCE PRE_MATERNAL_HIV_SUD PRE_MANDATED_REPORT \
              PRE_COMMUNICATION PRE_STRESS ORIENTATION FISCAL_CONTRACT SPARKLER ECIS CQI_PRACTICUM PERF_MEASURES MODEL_CORE \
              IECMHC STATE_ANNUAL OTHER
            caregiver.sex F M X UNK
            caregiver.race_codes AIAN ASIAN BLACK NHPI WHITE MENA OTHER DECLINED UNK
            child.race_codes AIAN ASIAN BLACK NHPI WHITE MENA OTHER DECLINED UNK
            staff.race_codes AIAN ASIAN BLACK NHPI WHITE MENA OTHER DECLINED UNK
            caregiver.hispanic Y N DECLINED
            caregiver.hispanic_origin PUERTO_RICAN MEXICAN DOMINICAN CUBAN OTHER
            caregiver.race_ethnicity_standard OMB1997 SPD15_2024
            caregiver.primary_language ENG SPA OTHER
            caregiver.armed_forces CURRENT FORMER NEITHER
            caregiver_status.marital_status NEVER_MARRIED MARRIED COHABITING SEP_DIV_WIDOWED UNK
            caregiver_status.education_attainment LT_HS HS_GED SOME_COLLEGE TECH_CERT AA BA_PLUS OTHER UNK
            caregiver_status.education_status STUDENT_HS_GED STUDENT_OTHER NOT_STUDENT UNK
            caregiver_status.employment_status FT PT NOT_EMPLOYED UNK
            caregiver_status.housing_status OWN RENT PUBLIC WITH_FAMILY OTHER_NOT_HOMELESS HOMELESS_SHARING HOMELESS_SHELTER \
              HOMELESS_OTHER UNK
            caregiver_status.usual_source_medical DOCTOR ER OUTPATIENT FQHC RETAIL OTHER NONE UNK
            caregiver_status.usual_source_dental Y N UNK
            child.usual_source_medical DOCTOR ER OUTPATIENT FQHC RETAIL OTHER NONE UNK
            child.usual_source_dental Y N UNK
            household_member.person_kind CAREGIVER CHILD OTHER
            pregnancy.outcome LIVE_BIRTH FETAL_LOSS STILLBIRTH TERMINATION ONGOING UNK
            priority_flag.value Y N UNK
            referral_in.source_type WIC LHD FAMILY_PLANNING PRENATAL_CARE HOSPITAL CLINIC HELP_ME_GROW EARLY_INTERVENTION TRIBAL \
              CHILD_WELFARE SELF HV_PROGRAM 211 OTHER
            consent.consent_type OEC_PARTICIPATION MODEL UNIVERSAL CPS_RECORDS
            contact_attempt.method PHONE TEXT EMAIL MAIL HOME_DROP_IN VIRTUAL
            enrollment.exit_reason COMPLETED AGED_OUT MOVED_IN_STATE MOVED_OUT DECLINED_FURTHER UNABLE_TO_LOCATE \
              EXCESSIVE_MISSED NEVER_ENGAGED TRANSFER CUSTODY INCARCERATION_HOSPITAL DEATH_CHILD DEATH_CAREGIVER FETAL_LOSS \
              MORE_APPROPRIATE_SERVICE SCHOOL_WORK_CONFLICT SAFETY LACK_OF_CAPACITY OTHER UNK
            enrollment.funding_stream MIECHV STATE OTHER
            home_visit.status COMPLETED ATTEMPTED NO_SHOW CANCELLED_BY_FAMILY CANCELLED_BY_STAFF RESCHEDULED CHECK_IN_ONLY
            home_visit.mode IN_HOME ALTERNATE_LOCATION VIRTUAL PHONE
            screening.domain DEPRESSION IPV DEVELOPMENT SUBSTANCE SOCIAL_EMOTIONAL
            screening.tool EPDS PHQ9 HITS RAT UNCOPE ASQ3 ASQSE2
            referral_out.need DEPRESSION IPV TOBACCO SUBSTANCE DEVELOPMENT OTHER
            referral_out.service_type MENTAL_HEALTH IPV TOBACCO SUD EARLY_INTERVENTION COMMUNITY OTHER
            referral_out.outcome SERVICE_RECEIVED ON_WAITLIST DECLINED NOT_ELIGIBLE UNREACHABLE PENDING UNK
            service_receipt.need DEPRESSION IPV TOBACCO SUBSTANCE DEVELOPMENT OTHER
            insurance.payer_group MEDICAID_CHIP TRICARE PRIVATE_OTHER NONE UNK
            education.program_type MIDDLE_HS GED ESL VOCATIONAL COLLEGE TRAINING
            health_visit.visit_type PRENATAL POSTPARTUM WELL_CHILD NEWBORN_HOSPITAL
            health_visit.received Y N UNK
            breastfeeding.any_breast_milk Y N UNK
            tobacco_use.uses Y N UNK
            parent_child_observation.tool HOME DANCE CHEERS PICCOLO KIPS NCAST
            ed_visit.reason INJURY ILLNESS INGESTION OTHER
            meeting.type CHECK_IN PERFORMANCE SITE_VISIT MONITORING SUPERVISOR CQI CAB
            corrective_action.status OPEN COMPLETED FAILED
            waiver.decision APPROVED DENIED PENDING
            budget_line.category SALARY BENEFITS TRAVEL SUPPLIES TRAINING STAFF_RETREAT CURRICULA FAMILY_ITEMS HV_BONUS ADMIN OTHER
            expenditure.category SALARY BENEFITS TRAVEL SUPPLIES TRAINING STAFF_RETREAT CURRICULA FAMILY_ITEMS HV_BONUS ADMIN OTHER
            invoice.generated_by STATE CONTRACTOR
            document.doc_type FIDELITY_REPORT GOOD_STANDING POLICY_MANUAL WORK_PLAN CONSENT_FORM OTHER
            maltreatment_match.result SUBMITTED NO_CONSENT UNUSABLE
            maltreatment_report.disposition SCREENED_OUT INVESTIGATED ALTERNATIVE_RESPONSE
            maltreatment_report.finding SUBSTANTIATED UNSUBSTANTIATED PENDING
            maltreatment_report.child_role VICTIM OTHER
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ct", "ut"})
    void every_code_is_in_its_list(String state, @TempDir Path landing) {
        Extract extract = Extract.of(
                Sample.writeCsv(new SampleRequest(state, landing, 1200, 4, 2, 4, 0, LocalDate.of(2025, 9, 30))));
        Set<String> unknown = new TreeSet<>();
        lists().forEach((place, codes) -> {
            int dot = place.indexOf('.');
            for (Map<String, String> row : extract.rows(place.substring(0, dot))) {
                for (String code : Extract.value(row, place.substring(dot + 1)).split(";", -1)) {
                    if (!code.isEmpty() && !codes.contains(code)) {
                        unknown.add(place + " " + code);
                    }
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    private static Map<String, Set<String>> lists() {
        Map<String, Set<String>> lists = new HashMap<>();
        LISTS.lines().forEach(line -> {
            String[] words = line.trim().split("\\s+", -1);
            lists.put(words[0], Set.of(words));
        });
        return lists;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ct", "ut"})
    void nearly_every_entity_has_rows(String state, @TempDir Path landing) {
        Extract extract = Extract.of(
                Sample.writeCsv(new SampleRequest(state, landing, 2000, 4, 0, 4, 0, LocalDate.of(2025, 9, 30))));
        Set<String> utahOnly = Set.of("program_capacity", "service_area", "staff_month_cost", "waiver");
        Set<String> elsewhere = state.equals("ct") ? utahOnly : Set.of("rate_card_schedule");
        assertThat(Contract.ALL.stream().map(Entity::name).filter(entity -> extract.rows(entity)
                        .isEmpty()))
                .containsExactlyInAnyOrderElementsOf(elsewhere);
    }
}
