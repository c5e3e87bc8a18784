-- One row an unbroken time in which a family is on the caseload of a scope: the state, a contract, a
-- program, a home visitor or a team. Two caregivers of a household are one family (CT-053). The state
-- leaves out dual enrollments, and a family that is handed over is with the next program on that day
-- (R13, R80); contracts and programs count every enrollment.
with

handed_over as (
    select
        earlier.episode_id,
        max(later.enrollment_date) as handed_on
    from episode as earlier
    inner join episode as later
        on later.chain_id = earlier.chain_id
        and later.enrollment_date = earlier.exit_date
        and later.enrollment_date > earlier.enrollment_date
    group by earlier.episode_id
),

counted as (
    select
        stack(3, 'state', :state, 'contract', stay_span.contract_id, 'program', stay_span.program_id)
            as (scope_type, scope_id),
        stay_span.family_id,
        stay_span.person_id,
        stay_span.is_held,
        stay_span.is_counted,
        stay_span.starts_on,
        stay_span.ends_before,
        handed_over.handed_on
    from stay_span
    left join handed_over
        on handed_over.episode_id = stay_span.episode_id

    union all

    select
        stack(2, 'staff', staff_id, 'team', team_id) as (scope_type, scope_id),
        family_id,
        person_id,
        is_held,
        true as is_counted,
        starts_on,
        ends_before,
        cast(null as date) as handed_on
    from carried_span
),

unit as (
    select
        scope_type,
        scope_id,
        if(:caseload_slot_unit = 'family', family_id, person_id) as unit_id,
        starts_on,
        if(scope_type = 'state', least(ends_before, handed_on), ends_before) as ends_before
    from counted
    where scope_id is not null
        and (is_counted or scope_type <> 'state')
        and (:caseload_counts_on_hold or not is_held)
),

walk as (
    select
        *,
        max(ends_before) over (
            partition by scope_type, scope_id, unit_id
            order by starts_on, ends_before
            rows between unbounded preceding and 1 preceding
        ) as covered_before
    from unit
    where starts_on < ends_before
),

numbered as (
    select
        *,
        count_if(covered_before is null or covered_before < starts_on) over (
            partition by scope_type, scope_id, unit_id
            order by starts_on, ends_before
            rows between unbounded preceding and current row
        ) as stay_no
    from walk
)

select
    scope_type,
    scope_id,
    unit_id,
    min(starts_on) as starts_on,
    max(ends_before) as ends_before
from numbered
group by scope_type, scope_id, unit_id, stay_no
