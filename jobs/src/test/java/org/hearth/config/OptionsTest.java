package org.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hearth.measure.MeasureCatalog;
import org.hearth.text.Resources;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {
    static List<String> states() {
        return Resources.names("conf/states", ".yml");
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateChoosesWhatTheRulesAllow(String state) {
        StateConfig config = StateConfig.load(state);
        assertThat(config.state()).isEqualTo(state);
        assertThat(config.options().values())
                .allSatisfy(choice -> assertThat(choice.why()).endsWith("."));
        assertThat(inForce(state, Map.of()).values()).isNotEmpty();
    }

    @Test
    void connecticutsOptions() {
        assertThat(listed("ct"))
                .isEqualTo(
                        """
                answers.clock = rolling
                answers.max_months = 12
                attribution.M14 = threshold_in_period
                attribution.M17 = threshold_in_period
                attribution.M19 = threshold_in_period
                attribution.M2 = threshold_in_period
                attribution.M3 = threshold_in_period
                attribution.M5 = threshold_in_period
                attribution.M6 = threshold_in_period
                attribution.O1 = threshold_in_period
                attribution.O2 = threshold_in_period
                budget.admin_cap =\s
                budget.admin_rate_on_file = replaces
                budget.change_share =\s
                budget.min_spent =\s
                budget.year_start = 07-01
                caseload.additions_full_time = [2, 3]
                caseload.additions_part_time = [1, 2]
                caseload.capacity_from_month = 12
                caseload.checks_growth = false
                caseload.checks_handover = false
                caseload.checks_ramp = false
                caseload.counts_exit_day = true
                caseload.counts_on_hold = true
                caseload.full_threshold = 1.0
                caseload.full_time_fte = 1.0
                caseload.growth_rounding = half_up
                caseload.min_capacity_pct =\s
                caseload.most_families_ehs = 12
                caseload.ramp_clock = hire
                caseload.ramp_conflict = warn
                caseload.ramp_months = 6
                caseload.ramp_slots = none_until_end
                caseload.ramping_counts_in = [state, contract, program]
                caseload.reduces_for_roles = false
                caseload.rounding = none
                caseload.slot_unit = family
                caseload.standing_team_fte = larger
                caseload.team_fte = mean
                consent.before_enrollment = true
                consent.kinds = [OEC_PARTICIPATION, MODEL]
                consent.universal_months =\s
                cutoffs.CESD =\s
                cutoffs.EHITS =\s
                cutoffs.EPDS =\s
                cutoffs.HARK =\s
                cutoffs.HITS =\s
                cutoffs.PHQ2 =\s
                cutoffs.PHQ9 =\s
                cutoffs.RAT =\s
                cutoffs.UNCOPE =\s
                document.manual_months =\s
                document.needs_english = true
                doi.areas_required = 4
                doi.baseline_years = 2
                doi.max_missing_share = 1.0
                doi.min_den = 1
                doi.min_share_area = 0.3333
                eligibility.characteristics = CT
                eligibility.fpl_rounding = none
                eligibility.hfa_welfare_months =\s
                eligibility.miechv_tiers = false
                eligibility.models = [CF, EHS, HFA, NFP, PAT]
                eligibility.nfp_low_income_fpl =\s
                eligibility.nfp_max_ga_days = 202
                eligibility.nfp_max_ga_days_exclusive =\s
                eligibility.nfp_multiparous_region = 3
                eligibility.pat_before_kindergarten = true
                eligibility.pat_max_age_months = 72
                eligibility.pat_stressor_required = false
                eligibility.tier1_requires_characteristic = true
                enrollment.at_risk_counties = []
                enrollment.caregiver_change_max_gap_days = 30
                enrollment.checks_area = false
                enrollment.checks_exits = true
                enrollment.child_date_rule = latest
                enrollment.clock_start = missed_visit
                enrollment.closed_exit = last_visit
                enrollment.date_rule = first_visit
                enrollment.dob_equals_enroll = postnatal
                enrollment.dual_breach = fail
                enrollment.dual_of_two_caregivers = warn
                enrollment.dual_overlap_tolerance_days = 0
                enrollment.dual_scope = [caregiver, child]
                enrollment.exception_stops_clock = false
                enrollment.exit_after_child_death_days = 90
                enrollment.last_day_counts = true
                enrollment.late_return = new_episode
                enrollment.merge_gap_days = 0
                enrollment.missed_statuses = [NO_SHOW, CANCELLED_BY_FAMILY, ATTEMPTED]
                enrollment.no_contact_days = 30
                enrollment.transfer_max_gap_days = 30
                enrollment.transfer_policy = continuous
                form1.baseline_days = 90
                form1.inactive_days = 90
                form1.max_age_months = 24
                form2_index_children = all
                fpl.counts_unborn = false
                fpl.lt100_operator = <
                fpl.year_rule = det_date
                invoice.due_day =\s
                invoice.made_by_state = true
                m01.preterm_days_lt = 259
                m01.subsequent_requires_prenatal_enrollment = true
                m02.answer_cutoff = data_asof
                m02.early_stop_counts = true
                m03.pre_enroll_grace_days = 0
                m03.prenatal_screen_counts = false
                m04.accept_late = false
                m04.open_window_grace = true
                m04.schedule = hrsa12
                m04.tolerance_days = 0
                m04.upper_bound = through_completed_unit
                m05.enroll_within_days = 30
                m05.include_stillbirth = false
                m05.min_day = 1
                m05.subsequent = false
                m05.visit_within_days = 56
                m06.ecig = true
                m06.exclude_already_in_service = true
                m06.referral_months = 3
                m06.status_window_days = 30
                m07.answer = latest
                m07.known_unsafe_dominates = true
                m08.dedupe_same_day = true
                m08.require_asked = true
                m09.alt_response_counts = false
                m09.date = intake_received
                m09.roles = [VICTIM]
                m10.min_exposure_days = 0
                m10.obs_in_range = true
                m10.plan_age_months = [0, 36]
                m11.answer = latest
                m11.combine = max
                m11.min_age_months = 0
                m12.age_basis = asq_interval
                m12.ages = [9, 18, 24, 30]
                m12.all_due_required = false
                m12.asqse_counts = false
                m12.exclude_part_c = true
                m12.m24_30 = either_in_period
                m13.require_pc_present = false
                m14.window_months = 6
                m15.enrolled_then_dropped = met
                m15.vocational_counts = false
                m16.gap_tolerance_days = 0
                m16.lookback_months = 6
                m16.max_obs_age_days = 183
                m17.contact_deadline_days =\s
                m17.exclude_in_treatment = true
                m18.clock_start = referral
                m18.community_days = 30
                m18.defer_open_deadline = true
                m18.ei_days = 45
                m18.multi = first
                m18.screen_scope = all_in_period
                m18.support_days =\s
                m19.deadline_days =\s
                m19.require_6m_enrolled = true
                meetings.checks_attendance = true
                meetings.rules = [CT-110, CT-111, CT-112]
                missing_policy.M1 = missing
                missing_policy.M10 = not_met
                missing_policy.M11 = missing
                missing_policy.M12 = not_met
                missing_policy.M13 = missing
                missing_policy.M14 = not_met
                missing_policy.M15 = missing
                missing_policy.M16 = missing
                missing_policy.M17_contact = missing
                missing_policy.M18_external = missing
                missing_policy.M18_support = not_met
                missing_policy.M19 = not_met
                missing_policy.M2 = missing
                missing_policy.M3 = not_met
                missing_policy.M4 = missing
                missing_policy.M5 = missing
                missing_policy.M6_referral = not_met
                missing_policy.M6_status = missing
                missing_policy.M7 = missing
                missing_policy.M8 = missing
                missing_policy.M9_not_matched = missing
                missing_policy.O1 = not_met
                missing_policy.O2_contact = missing
                o1.window_months = 3
                outreach.checks_ways = true
                period.fiscal_year = state_fiscal_year
                period.grant_year_start =\s
                plan.approval_business_days = 15
                plan.draft_business_days = 10
                plan.failure_ends_funding = false
                priority.native_races = [AIAN]
                rate_card.applies = true
                rate_card.cap_base = total_contract_value_excl_cola
                rate_card.cap_partial = pay_partial_last_outcome
                rate_card.cap_pct = 0.04
                rate_card.care_dedupe_key = pregnancy_id
                rate_card.edd_policy = first_recorded_in_episode
                rate_card.employment_gap_days = 0
                rate_card.ga_limit_days = 224
                rate_card.late_entry = carry_to_next_payment_run
                rate_card.multi_job_hours = sum
                rate_card.postpartum_days = 56
                rate_card.prenatal_visit_after = strict
                rate_card.rank_min_eligible = 10
                rate_card.repeat = once_per_contract
                rate_card.retention_days = 180
                records.anchor = family_exit_date
                records.keep_years = 6
                reduction.applies = false
                reduction.average = run
                reduction.denominator = trigger
                reduction.null_month = breaks
                reduction.trigger_inclusive = true
                reduction.trigger_months = 2
                reduction.trigger_pct = 60
                reference.age = 25-29
                reference.child_welfare = NONE_REPORTED
                reference.ethnicity = NOT_HISPANIC
                reference.income = >300
                reference.insurance = PRIVATE_OTHER
                reference.language = ENG
                reference.race = WHITE
                referral.checks_answers = false
                referral.checks_consent = true
                referral.checks_network = false
                reliability.min_events = 20
                reliability.min_subjects = 30
                reliability.narrow_width = 0.05
                reliability.relative_width = 1.3
                reliability.wide_width = 0.3
                report.checks_due = true
                report.label_number = ^[0-9]{2}OECHVS[0-9]{2}[A-Z0-9]{3,}$
                report.quarterly = [PROGRAM_STATUS, RATE_CARD, RATE_CARD_BILLING, FORM1, FORM2, FISCAL]
                retention.anchor = last_visit
                screening.checks_brookes = false
                staff.checks_qualification = true
                staff.leave_notice_days =\s
                staff.min_fte_pct =\s
                strata.child_age_on = enrollment
                strata.child_welfare_flags = [CT_f, CT_g]
                supervision.group_minutes = 120
                supervision.joint_visits = 2
                timeliness.entry_business_days = 3
                timeliness.entry_day = 15
                timeliness.entry_lock_business_day =\s
                timeliness.entry_rule = day_of_next_month
                timeliness.first_visit_anchor = consent_date
                timeliness.first_visit_days = 14
                timeliness.lists_entries = true
                timeliness.overdue_counts = false
                timeliness.response_business_days = 2
                timeliness.screen_to_enroll_days = 14
                timeliness.screening_after_previous = false
                tools.approved = [ASQ3, EPDS, HOME, HITS]
                tools.are_limited = false
                training.all_months = 12
                training.endorsement_months = 12
                training.first_months = 6
                training.yearly_consultations =\s
                vacancy.post_business_days =\s
                visit.cap_per_family = true
                visit.checks_dosage = true
                visit.expected_rule = prorated
                visit.min_pct_12m =\s
                visit.min_per_month =\s
                visit.rate_12m = pooled
                waitlist.checks_room = false
                waitlist.fill_business_days =\s
                waitlist.needs_notice = false
                """);
    }

    @Test
    void utahsOptions() {
        assertThat(listed("ut"))
                .isEqualTo(
                        """
                answers.clock = rolling
                answers.max_months =\s
                attribution.M14 = threshold_in_period
                attribution.M17 = threshold_in_period
                attribution.M19 = threshold_in_period
                attribution.M2 = threshold_in_period
                attribution.M3 = threshold_in_period
                attribution.M5 = threshold_in_period
                attribution.M6 = threshold_in_period
                attribution.O1 = threshold_in_period
                attribution.O2 = threshold_in_period
                budget.admin_cap = 0.1
                budget.admin_rate_on_file = replaces
                budget.change_share = 0.25
                budget.min_spent = 0.5
                budget.year_start =\s
                caseload.additions_full_time = [2, 3]
                caseload.additions_part_time = [1, 2]
                caseload.capacity_from_month = 12
                caseload.checks_growth = true
                caseload.checks_handover = true
                caseload.checks_ramp = true
                caseload.counts_exit_day = true
                caseload.counts_on_hold = true
                caseload.full_threshold = 1.0
                caseload.full_time_fte = 1.0
                caseload.growth_rounding = half_up
                caseload.min_capacity_pct = 85
                caseload.most_families_ehs =\s
                caseload.ramp_clock = training
                caseload.ramp_conflict = warn
                caseload.ramp_months = 9
                caseload.ramp_slots = none_until_end
                caseload.ramping_counts_in = [state, contract, program]
                caseload.reduces_for_roles = true
                caseload.rounding = none
                caseload.slot_unit = family
                caseload.standing_team_fte = larger
                caseload.team_fte = mean
                consent.before_enrollment = true
                consent.kinds = [CPS_RECORDS, UNIVERSAL]
                consent.universal_months =\s
                cutoffs.CESD =\s
                cutoffs.EHITS =\s
                cutoffs.EPDS =\s
                cutoffs.HARK =\s
                cutoffs.HITS =\s
                cutoffs.PHQ2 =\s
                cutoffs.PHQ9 =\s
                cutoffs.RAT =\s
                cutoffs.UNCOPE =\s
                document.manual_months = 6
                document.needs_english = false
                doi.areas_required = 4
                doi.baseline_years = 2
                doi.max_missing_share = 1.0
                doi.min_den = 1
                doi.min_share_area = 0.3333
                eligibility.characteristics = UT
                eligibility.fpl_rounding = none
                eligibility.hfa_welfare_months =\s
                eligibility.miechv_tiers = true
                eligibility.models = [NFP, PAT]
                eligibility.nfp_low_income_fpl = 185
                eligibility.nfp_max_ga_days = 202
                eligibility.nfp_max_ga_days_exclusive = 196
                eligibility.nfp_multiparous_region =\s
                eligibility.pat_before_kindergarten = false
                eligibility.pat_max_age_months = 72
                eligibility.pat_stressor_required = true
                eligibility.tier1_requires_characteristic = true
                enrollment.at_risk_counties = [Cache, Carbon, Davis, Duchesne, Emery, Grand, Iron, Morgan, Salt Lake, San Juan, Sanpete, Tooele, Utah, Wasatch, Washington, Weber]
                enrollment.caregiver_change_max_gap_days = 30
                enrollment.checks_area = true
                enrollment.checks_exits = true
                enrollment.child_date_rule = latest
                enrollment.clock_start = last_visit
                enrollment.closed_exit = deadline
                enrollment.date_rule = recorded
                enrollment.dob_equals_enroll = postnatal
                enrollment.dual_breach = warn
                enrollment.dual_of_two_caregivers = warn
                enrollment.dual_overlap_tolerance_days = 0
                enrollment.dual_scope = [caregiver, child]
                enrollment.exception_stops_clock = true
                enrollment.exit_after_child_death_days =\s
                enrollment.last_day_counts = true
                enrollment.late_return = new_episode
                enrollment.merge_gap_days = 0
                enrollment.missed_statuses = [NO_SHOW, CANCELLED_BY_FAMILY, ATTEMPTED]
                enrollment.no_contact_days = 90
                enrollment.transfer_max_gap_days = 30
                enrollment.transfer_policy = continuous
                form1.baseline_days = 90
                form1.inactive_days = 90
                form1.max_age_months = 24
                form2_index_children = all
                fpl.counts_unborn = false
                fpl.lt100_operator = <=
                fpl.year_rule = det_date
                invoice.due_day = 25
                invoice.made_by_state = false
                m01.preterm_days_lt = 259
                m01.subsequent_requires_prenatal_enrollment = true
                m02.answer_cutoff = data_asof
                m02.early_stop_counts = true
                m03.pre_enroll_grace_days = 0
                m03.prenatal_screen_counts = false
                m04.accept_late = false
                m04.open_window_grace = true
                m04.schedule = hrsa12
                m04.tolerance_days = 0
                m04.upper_bound = through_completed_unit
                m05.enroll_within_days = 30
                m05.include_stillbirth = false
                m05.min_day = 1
                m05.subsequent = false
                m05.visit_within_days = 56
                m06.ecig = true
                m06.exclude_already_in_service = true
                m06.referral_months = 3
                m06.status_window_days = 30
                m07.answer = latest
                m07.known_unsafe_dominates = true
                m08.dedupe_same_day = true
                m08.require_asked = true
                m09.alt_response_counts = false
                m09.date = intake_received
                m09.roles = [VICTIM]
                m10.min_exposure_days = 0
                m10.obs_in_range = true
                m10.plan_age_months = [0, 36]
                m11.answer = latest
                m11.combine = max
                m11.min_age_months = 0
                m12.age_basis = asq_interval
                m12.ages = [9, 18, 24, 30]
                m12.all_due_required = false
                m12.asqse_counts = false
                m12.exclude_part_c = true
                m12.m24_30 = either_in_period
                m13.require_pc_present = false
                m14.window_months = 6
                m15.enrolled_then_dropped = met
                m15.vocational_counts = false
                m16.gap_tolerance_days = 0
                m16.lookback_months = 6
                m16.max_obs_age_days = 183
                m17.contact_deadline_days =\s
                m17.exclude_in_treatment = true
                m18.clock_start = referral
                m18.community_days = 30
                m18.defer_open_deadline = true
                m18.ei_days = 45
                m18.multi = first
                m18.screen_scope = all_in_period
                m18.support_days =\s
                m19.deadline_days =\s
                m19.require_6m_enrolled = true
                meetings.checks_attendance = false
                meetings.rules = [UT-076, UT-078]
                missing_policy.M1 = missing
                missing_policy.M10 = not_met
                missing_policy.M11 = missing
                missing_policy.M12 = not_met
                missing_policy.M13 = missing
                missing_policy.M14 = not_met
                missing_policy.M15 = missing
                missing_policy.M16 = missing
                missing_policy.M17_contact = missing
                missing_policy.M18_external = missing
                missing_policy.M18_support = not_met
                missing_policy.M19 = not_met
                missing_policy.M2 = missing
                missing_policy.M3 = not_met
                missing_policy.M4 = missing
                missing_policy.M5 = missing
                missing_policy.M6_referral = not_met
                missing_policy.M6_status = missing
                missing_policy.M7 = missing
                missing_policy.M8 = missing
                missing_policy.M9_not_matched = missing
                missing_policy.O1 = not_met
                missing_policy.O2_contact = missing
                o1.window_months = 3
                outreach.checks_ways = false
                period.fiscal_year = grant_year
                period.grant_year_start =\s
                plan.approval_business_days =\s
                plan.draft_business_days =\s
                plan.failure_ends_funding = true
                priority.native_races = [AIAN]
                rate_card.applies = false
                rate_card.cap_base = total_contract_value_excl_cola
                rate_card.cap_partial = pay_partial_last_outcome
                rate_card.cap_pct = 0.04
                rate_card.care_dedupe_key = pregnancy_id
                rate_card.edd_policy = first_recorded_in_episode
                rate_card.employment_gap_days = 0
                rate_card.ga_limit_days = 224
                rate_card.late_entry = carry_to_next_payment_run
                rate_card.multi_job_hours = sum
                rate_card.postpartum_days = 56
                rate_card.prenatal_visit_after = strict
                rate_card.rank_min_eligible = 10
                rate_card.repeat = once_per_contract
                rate_card.retention_days = 180
                records.anchor = family_exit_date
                records.keep_years =\s
                reduction.applies = true
                reduction.average = run
                reduction.denominator = trigger
                reduction.null_month = breaks
                reduction.trigger_inclusive = true
                reduction.trigger_months = 2
                reduction.trigger_pct = 60
                reference.age = 25-29
                reference.child_welfare = NONE_REPORTED
                reference.ethnicity = NOT_HISPANIC
                reference.income = >300
                reference.insurance = PRIVATE_OTHER
                reference.language = ENG
                reference.race = WHITE
                referral.checks_answers = true
                referral.checks_consent = false
                referral.checks_network = true
                reliability.min_events = 20
                reliability.min_subjects = 30
                reliability.narrow_width = 0.05
                reliability.relative_width = 1.3
                reliability.wide_width = 0.3
                report.checks_due = false
                report.label_number =\s
                report.quarterly = []
                retention.anchor = last_visit
                screening.checks_brookes = true
                staff.checks_qualification = false
                staff.leave_notice_days = 3
                staff.min_fte_pct = 50
                strata.child_age_on = enrollment
                strata.child_welfare_flags = [UT_C]
                supervision.group_minutes =\s
                supervision.joint_visits =\s
                timeliness.entry_business_days = 3
                timeliness.entry_day = 15
                timeliness.entry_lock_business_day = 5
                timeliness.entry_rule = business_days
                timeliness.first_visit_anchor = enrollment_date
                timeliness.first_visit_days =\s
                timeliness.lists_entries = false
                timeliness.overdue_counts = false
                timeliness.response_business_days = 2
                timeliness.screen_to_enroll_days = 14
                timeliness.screening_after_previous = false
                tools.approved = [ASQ3, EPDS, HOME, HITS]
                tools.are_limited = true
                training.all_months =\s
                training.endorsement_months =\s
                training.first_months =\s
                training.yearly_consultations = 2
                vacancy.post_business_days = 5
                visit.cap_per_family = true
                visit.checks_dosage = false
                visit.expected_rule = prorated
                visit.min_pct_12m = 85
                visit.min_per_month = 2
                visit.rate_12m = pooled
                waitlist.checks_room = true
                waitlist.fill_business_days = 5
                waitlist.needs_notice = true
                """);
    }

    @Test
    void aRunOverridesTheState() {
        assertThat(inForce("ct", Map.of("enrollment.no_contact_days", "45")).values())
                .containsEntry("enrollment.no_contact_days", 45);
        assertThat(inForce("ct", Map.of("ct.disengage_days", "45")).values())
                .containsEntry("enrollment.no_contact_days", 45)
                .doesNotContainKey("ct.disengage_days");
    }

    @Test
    void takesAWordThatYamlCannotRead() {
        Options chosen = inForce("ct", Map.of("reference.income", ">300"));
        assertThat(chosen.values()).containsEntry("reference.income", ">300");
        assertThat(Options.decided(Map.of("reference.income", ">300")).values())
                .containsEntry("reference.income", ">300");
    }

    @ParameterizedTest
    @CsvSource({
        "budget.change_share, 1, 1.0",
        "m12.ages, '[9, 18]', '[9, 18]'",
        "m12.ages, '9, 18', '[9, 18]'",
        "m12.ages, 9, '[9]'",
        "m10.plan_age_months, '4,6', '[4, 6]'",
        "enrollment.missed_statuses, 'NO_SHOW,ATTEMPTED', '[NO_SHOW, ATTEMPTED]'",
        "enrollment.missed_statuses, NO_SHOW, [NO_SHOW]"
    })
    void takesWhatAPersonTypes(String key, String value, String taken) {
        assertThat(inForce("ct", Map.of(key, value)).values().get(key)).hasToString(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "enrollment.no_contact_day, 30, Did you mean enrollment.no_contact_days?",
        "ct.disengage_day, 30, Did you mean ct.disengage_days?",
        "m08.dedupe_sameday, true, Did you mean m08.dedupe_same_day?",
        "ut.close_after_days, 90, No such option: ut.close_after_days",
        "enrollment.no_contact_days, 0, from 1 to 3650",
        "enrollment.no_contact_days, 3651, from 1 to 3650",
        "enrollment.no_contact_days, soon, takes a value like 90",
        "enrollment.late_return, never, may be one of [new_episode",
        "enrollment.missed_statuses, '[NO_SHOW, RAIN]', not RAIN",
        "m03.pre_enroll_grace_days, 31, from 0 to 30",
        "m13.require_pc_present, true, may be one of [false]",
        "cutoffs.EPDS, high, takes a value like 0",
        "cutoffs.EPDS, 31, from 0 to 30",
        "cutoffs.EDPS, 12, Did you mean cutoffs.EPDS?",
        "m10.plan_age_months, '[4]', takes two numbers like [0",
        "m10.plan_age_months, '[4, 4]', takes two numbers like [0",
        "m10.plan_age_months, '[4, soon]', takes two numbers like [0",
        "m10.plan_age_months, '[0, 73]', from 0 to 72",
        "m12.ages, '[9, 12]', not 12",
        "m18.support_days, soon, takes a value like 0",
        "budget.change_share, all, takes a value like 0.0",
        "budget.change_share, 1.01, from 0.0 to 1",
        "ct.record_retention_year, 6, Did you mean ct.record_retention_years?",
        "amb.A-99, true, No such option: amb.A-99",
        "period.grant_year_start, 13-01, is written like",
        "period.grant_year_start, 1001, takes a value like",
        "enrollment.at_risk_counties, '[Salt Lake, 7]', is written like",
        "report.label_number, '21OECHVS', is written like",
        "report.label_number, '^([0-9]{2}', is no regular expression: Unclosed group"
    })
    void refusesWhatIsNoChoice(String key, String value, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> inForce("ct", Map.of(key, value)))
                .withMessageContaining(message);
    }

    @Test
    void refusesTwoValuesForOneOption() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> inForce("ct", Map.of("ct.disengage_days", "30", "enrollment.no_contact_days", "31")))
                .withMessageContaining("under its other name");
        assertThat(inForce("ct", Map.of("ct.disengage_days", "31", "enrollment.no_contact_days", "31"))
                        .values())
                .containsEntry("enrollment.no_contact_days", 31);
    }

    @Test
    void refusesAnUnknownState() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> StateConfig.load("utah"))
                .withMessageContaining("Did you mean ut?");
    }

    private static Options inForce(String state, Map<String, String> overrides) {
        return Options.inForce(StateConfig.load(state), MeasureCatalog.load().optionRules(), overrides);
    }

    private static String listed(String state) {
        return new TreeMap<>(inForce(state, Map.of()).values())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
