-- One row a spell of a staff member in a role that carries families. It ends when the next one of the
-- same role begins, also when nobody ended it. ramped_on is the day from which its caseload must be full
-- (CT-052, UT-017), reduced_on the one from which an approved other role lowers it (UT-016).
with

spell as (
    select
        *,
        least(
            coalesce(date_add(valid_to, 1), forever()),
            coalesce(
                lead(valid_from) over (partition by staff_id, program_id, role order by valid_from),
                forever()
            )
        ) as ends_before,
        least(coalesce(reduced_hours_week / nullif(paid_hours_week, 0), 0), 1) as reduced_share
    from staff_assignment
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
