-- One row a rule of the contract, subject and occurrence, with its verdict; empty where the state has none
-- of the rules.
with

verdict as (
    select * from dosage_completed
    union all
    select * from place_filled
    union all
    select * from wait_told
    union all
    select * from supervisor_ratio
    union all
    select * from ramp_end
    union all
    select * from ramp_addition
    union all
    select * from capacity_reached
    union all
    select * from post_advertised
    union all
    select * from visit_rate_reached
    union all
    select * from correction_due
    union all
    select * from post_size
    union all
    select * from dual_enrollment
    union all
    select * from child_death_exit
    union all
    select * from grant_spent
    union all
    select * from budget_change
    union all
    select * from budget_approved
    union all
    select * from expense_in_budget
    union all
    select * from invoice_sent
    union all
    select * from outcome_money
    union all
    select * from record_kept
    union all
    select * from consent_signed
    union all
    select * from consent_renewed
    union all
    select * from exit_entered
    union all
    select * from referral_answered
    union all
    select * from referral_lawful
    union all
    select * from referral_network
    union all
    select * from wait_lawful
    union all
    select * from area_served
    union all
    select * from visit_entered
    union all
    select * from answer_current
    union all
    select * from outreach_made
    union all
    select * from staff_trained
    union all
    select * from staff_consulted
    union all
    select * from staff_qualified
    union all
    select * from staff_endorsed
    union all
    select * from staff_supervised
    union all
    select * from leave_told
    union all
    select * from families_in_reach
    union all
    select * from capacity_grown
    union all
    select * from report_sent
    union all
    select * from report_label
    union all
    select * from report_set
    union all
    select * from meeting_held
    union all
    select * from meeting_attended
    union all
    select * from plan_made
    union all
    select * from family_handed_on
    union all
    select * from tool_approved
    union all
    select * from paper_in_english
    union all
    select * from paper_on_file
    union all
    select * from screening_in_brookes
)

select
    verdict.rule_id,
    verdict.subject_type,
    verdict.subject_id,
    verdict.occurrence_on,
    cast(row_number() over (
        partition by verdict.rule_id, verdict.subject_type, verdict.subject_id, verdict.occurrence_on
        order by verdict.program_id, verdict.actual_on nulls last, verdict.detail
    ) as int) as occurrence_no,
    verdict.program_id,
    if(verdict.subject_type = 'contract', verdict.subject_id, program.contract_id) as contract_id,
    verdict.result,
    verdict.due_on,
    verdict.actual_on,
    -- What was done by the deadline and fails all the same is to be done again, and is late up to today.
    if(
        verdict.result in ('fail', 'warn') and greatest(verdict.actual_on, :as_of) > verdict.due_on,
        datediff(if(verdict.actual_on > verdict.due_on, verdict.actual_on, :as_of), verdict.due_on),
        null
    ) as days_late,
    verdict.detail
from verdict
left join program
    on program.program_id = verdict.program_id
