-- One row a spell of a staff member in a role that carries families. Of rows of one role that overlap the
-- later one counts on its days, so that it also ends one that nobody ended. ramped_on is the day from
-- which its caseload must be full (CT-052, UT-017), reduced_on the one from which an approved other role
-- lowers it (UT-016).
with

posted as (
    select
        staff_id,
        program_id,
        role,
        array_sort(
            collect_list(
                struct(
                    valid_from,
                    coalesce(date_add(valid_to, 1), forever()) as ends_before,
                    team_id,
                    fte,
                    least(coalesce(reduced_hours_week / nullif(paid_hours_week, 0), 0), 1) as reduced_share,
                    reduction_approved_date,
                    model_trained_date
                )
            )
        ) as rows
    from staff_assignment
    where coalesce(valid_to, forever()) >= valid_from
    group by staff_id, program_id, role
),

edge as (
    select
        *,
        explode(
            array_distinct(flatten(transform(rows, row -> array(row.valid_from, row.ends_before))))
        ) as day
    from posted
),

stretch as (
    select
        staff_id,
        program_id,
        role,
        day as valid_from,
        lead(day) over (partition by staff_id, program_id, role order by day) as ends_before,
        try_element_at(filter(rows, row -> row.valid_from <= day and row.ends_before > day), -1) as row
    from edge
),

spell as (
    select
        staff_id,
        program_id,
        role,
        valid_from,
        ends_before,
        row.team_id,
        row.fte,
        row.reduced_share,
        row.reduction_approved_date,
        row.model_trained_date
    from stretch
    where row is not null
)

select
    spell.staff_id,
    spell.role,
    spell.team_id,
    spell.program_id,
    program.contract_id,
    caseload_standard.families,
    caseload_standard.per,
    greatest(spell.valid_from, staff.hire_date) as starts_on,
    least(spell.ends_before, coalesce(date_add(staff.separation_date, 1), forever())) as ends_before,
    spell.fte,
    spell.reduced_share,
    coalesce(if(:caseload_reduces_for_roles, spell.reduction_approved_date, null), forever()) as reduced_on,
    if(:caseload_ramp_clock = 'training', spell.model_trained_date, staff.hire_date) as ramps_on,
    case
        when :caseload_ramp_clock = 'hire' then add_months(staff.hire_date, :caseload_ramp_months)
        when spell.model_trained_date is null then forever()
        when :caseload_ramp_clock = 'training'
            then add_months(spell.model_trained_date, :caseload_ramp_months)
        else greatest(add_months(staff.hire_date, :caseload_ramp_months), spell.model_trained_date)
    end as ramped_on
from spell
inner join staff
    on staff.staff_id = spell.staff_id
inner join program
    on program.program_id = spell.program_id
inner join caseload_standard
    on caseload_standard.state = :state
    and caseload_standard.model = program.model
where greatest(spell.valid_from, staff.hire_date)
    < least(spell.ends_before, coalesce(date_add(staff.separation_date, 1), forever()))
    and (
        (caseload_standard.per = 'VISITOR' and spell.role = 'HOME_VISITOR')
        or (caseload_standard.per = 'TEAM' and spell.role in ('CLINICIAN', 'CARE_COORDINATOR'))
    )
