-- One row a rule of the contract, subject and occurrence, with its verdict; empty where the state has none
-- of the rules.
with

verdict as (
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
    select * from post_size
    union all
    select * from dual_enrollment
    union all
    select * from child_death_exit
)

select
    verdict.rule_id,
    verdict.subject_type,
    verdict.subject_id,
    verdict.occurrence_on,
    cast(row_number() over (
        partition by verdict.rule_id, verdict.subject_type, verdict.subject_id, verdict.occurrence_on
        order by verdict.program_id, verdict.actual_on nulls last
    ) as int) as occurrence_no,
    verdict.program_id,
    program.contract_id,
    verdict.result,
    verdict.due_on,
    verdict.actual_on,
    if(
        verdict.result in ('fail', 'warn') and coalesce(verdict.actual_on, :as_of) > verdict.due_on,
        datediff(coalesce(verdict.actual_on, :as_of), verdict.due_on),
        null
    ) as days_late,
    verdict.detail
from verdict
left join program
    on program.program_id = verdict.program_id
