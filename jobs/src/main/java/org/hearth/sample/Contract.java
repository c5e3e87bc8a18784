package org.hearth.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The extract contract, version 1: its entities and columns in the order in which they are written. */
final class Contract {

    static final int VERSION = 1;

    // ! key, * required, :c code, :i integer, :n decimal, :b boolean, >entity reference; other kinds follow from names.
    private static final String ECIS_TEXT =
            """
            organization org_id!* org_name* org_kind*:c active_from* active_to
            contract contract_id!* contract_number* contract_name* org_id*>organization start_date* end_date* \
              total_value*:n cola_value*:n funding_stream*:c region grant_year_start approved_indirect_rate:n max_award:n
            program program_id!* contract_id*>contract org_id*>organization program_name* model*:c role*:c start_date* end_date
            site site_id!* program_id*>program site_name* town county region
            program_capacity program_id!*>program grant_year!*:i max_capacity*:i approved_date*
            service_area program_id!*>program county!* valid_from!* valid_to
            rate_card_schedule contract_id!*>contract outcome!*:c step!:c model!:c valid_from!* unit_amount*:n valid_to
            report_due contract_id!*>contract report_type!*:c period_start!* period_end!* due_at*
            staff staff_id!* org_id*>organization hire_date* separation_date separation_notice_at separation_reason:c \
              highest_degree:c degree_field years_relevant_experience:n race_codes:c hispanic:c languages
            staff_assignment staff_id!*>staff program_id!*>program role!*:c valid_from!* valid_to fte*:n team_id \
              supervisor_staff_id>staff paid_hours_week:n full_time:b reduced_hours_week:n reduction_approved_date model_trained_date
            staff_leave staff_id!*>staff start_date!* leave_type*:c end_date state_notice_at
            position position_id!* program_id*>program role*:c fte*:n funded*:b posted_date valid_from* valid_to
            vacancy position_id!*>position vacancy_start!* filled_date filled_by_staff_id>staff
            staff_salary staff_id!*>staff effective_date!* annualized_salary*:n fte_at_rate:n
            staff_month_cost staff_id!*>staff month!* salary_requested*:n benefits_requested*:n hours_worked:n
            training staff_id!*>staff course_code!* completed_date!* topic*:c hours:n
            endorsement staff_id!*>staff scheme!*:c status_date!* category* status*:c
            supervision supervision_id!* supervisee_id*>staff supervisor_id>staff type*:c held_date* minutes*:i
            caregiver caregiver_id!* first_name last_name dob sex*:c race_codes:c hispanic:c hispanic_origin:c \
              race_ethnicity_standard:c primary_language:c armed_forces:c deceased_date
            caregiver_status caregiver_id!*>caregiver as_of_date!* marital_status:c education_attainment:c education_status:c \
              employment_status:c housing_status:c usual_source_medical:c usual_source_dental:c
            child child_id!* first_name last_name dob* sex:c race_codes:c hispanic:c primary_language:c \
              pregnancy_id>pregnancy gestational_age_weeks:i gestational_age_days:i birth_weight_g:i plurality:i death_date \
              disability_diagnosed:b kindergarten_entry_date usual_source_medical:c usual_source_dental:c live_birth:b
            household_member household_id!* person_id!*>person valid_from!* person_kind*:c member_role valid_to
            income determination_id!* household_id* determination_date* annual_gross_income:n annual_income_low:n \
              annual_income_high:n household_size not_disclosed:b
            address address_id!* household_id* town county state zip valid_from* valid_to
            pregnancy pregnancy_id!* caregiver_id*>caregiver partner_caregiver_id>caregiver edd lmp first_time_mother:b \
              prior_poor_outcome:b outcome*:c delivery_date
            priority_flag subject_id!* flag_code!*:c as_of_date!* value*:c
            referral_in referral_id!* received_at* program_id*>program source_type*:c caregiver_id>caregiver consent*:b \
              response_at response_status voluntary_statement_given:b
            intake_screening screening_id!* referral_id>referral_in program_id*>program caregiver_id>caregiver screened_date* \
              offered_date accepted_date declined_date
            consent person_id!*>person consent_type!*:c signed_date!* expires_date withdrawn_date
            contact_attempt attempt_id!* episode_id>enrollment referral_id>referral_in attempted_at* method*:c outcome* purpose
            waitlist waitlist_id!* program_id*>program caregiver_id>caregiver added_date* removed_date removal_reason \
              referred_elsewhere:b state_notified_at
            enrollment episode_id!* household_id* caregiver_id*>caregiver program_id*>program site_id>site \
              referral_id>referral_in pregnancy_id>pregnancy enrollment_date* consent_date primary_caregiver*:b exit_date \
              exit_reason:c transferred_to_program_id>program funding_stream*:c closure_exception_approved:b duplicate_override:b
            child_enrollment episode_id!*>enrollment child_id!*>child index_child*:b placement_date exit_date
            hold episode_id!*>enrollment start_date!* end_date reason
            caseload_assignment episode_id!*>enrollment valid_from!* staff_id>staff team_id valid_to
            service_plan episode_id!*>enrollment valid_from!* valid_to level_code visits_per_month:n planned_end_date
            home_visit visit_id!* episode_id*>enrollment staff_id*>staff scheduled_at visit_date status*:c mode:c \
              concern_asked:b co_visitor_staff_id>staff duration_min:i
            screening screening_id!* person_id*>person domain*:c tool*:c administered_date form_months:i score_total:i \
              self_harm_item:i communication:n gross_motor:n fine_motor:n problem_solving:n personal_social:n declined:b \
              reason_not_done
            referral_out referral_id!* person_id*>person need*:c service_type*:c provided_date* screening_id>screening declined:b \
              already_in_service:b first_contact_date evaluation_date information_given_date followed_up_at outcome:c
            developmental_support child_id!*>child support_date!* screening_id>screening
            service_receipt person_id!*>person need!*:c valid_from!* valid_to
            insurance person_id!*>person changed_date!* payer_group:c payer_text
            employment spell_id!* caregiver_id*>caregiver hours_per_week*:n valid_from* valid_to
            education spell_id!* caregiver_id*>caregiver program_type*:c valid_from* valid_to completed_date
            health_visit health_visit_id!* person_id*>person visit_type*:c asked_date received*:c visit_date \
              pregnancy_id>pregnancy
            breastfeeding child_id!*>child observed_date!* any_breast_milk*:c stopped_date
            safe_sleep child_id!*>child observed_date!* back_always:b bed_share:b soft_bedding:b
            literacy child_id!*>child observed_date!* days_read:i days_story:i days_sing:i every_day:b
            tobacco_use caregiver_id!*>caregiver observed_date!* uses*:c
            parent_child_observation caregiver_id!*>caregiver child_id!*>child observed_date!* tool:c
            ed_inquiry child_id!*>child asked_date!*
            ed_visit ed_visit_id!* child_id*>child visit_date* reason*:c
            death child_id!*>child death_date* state_notified_at services_concluded_date
            sparkler household_id!* activated_date!* last_active_date
            report_submission submission_id!* contract_id*>contract scope*:c program_id>program report_type*:c period_start* \
              period_end* submitted_at* subject_line
            report_extension contract_id!*>contract report_type!*:c requested_at!* granted*:b new_due_at
            meeting meeting_id!* contract_id*>contract type*:c held_date*
            meeting_attendance meeting_id!*>meeting staff_id!*>staff attended*:b prepared:b
            corrective_action cap_id!* contract_id*>contract staff_id>staff notice_date* drafted_date approved_date status*:c
            corrective_step cap_id!*>corrective_action step_no!*:i due_date* done_date
            waiver waiver_id!* staff_id*>staff month* requested_at* decision:c mitigation_pct:n
            budget_line contract_id!*>contract grant_year!*:i category!*:c version!*:i amount*:n approved_date
            expenditure expenditure_id!* contract_id*>contract category*:c spend_date* amount*:n rate_card_money:b \
              prior_approval_date
            invoice invoice_id!* contract_id*>contract month* generated_by*:c submitted_at amount:n
            document document_id!* contract_id*>contract doc_type*:c document_date* language english_copy_id
            """;

    private static final String CHILD_WELFARE_TEXT =
            """
            maltreatment_match child_id!*>child matched_date!* result*:c
            maltreatment_report report_id!* child_id*>child received_date* disposition*:c finding:c child_role*:c
            """;

    static final List<Entity> ECIS = parse(ECIS_TEXT, 0);
    static final List<Entity> CHILD_WELFARE = parse(CHILD_WELFARE_TEXT, ECIS.size());
    static final List<Entity> ALL =
            Stream.concat(ECIS.stream(), CHILD_WELFARE.stream()).toList();

    private static final Map<String, Entity> BY_NAME = byName();

    private Contract() {}

    private static List<Entity> parse(String text, int firstNumber) {
        List<Entity> entities = new ArrayList<>();
        text.lines().forEach(line -> entities.add(Entity.parse(line, firstNumber + entities.size())));
        return List.copyOf(entities);
    }

    private static Map<String, Entity> byName() {
        Map<String, Entity> entities = new HashMap<>();
        ALL.forEach(entity -> entities.put(entity.name(), entity));
        return entities;
    }

    static Entity entity(String name) {
        Entity entity = BY_NAME.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("the contract has no entity " + name);
        }
        return entity;
    }

    static String source(Entity entity) {
        return entity.number() < ECIS.size() ? "ecis" : "child_welfare";
    }
}
