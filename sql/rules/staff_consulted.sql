-- One row a member of staff employed all through a grant year of the contract: whether there were enough
-- sessions of infant and early childhood mental health consultation, and the state's yearly training
-- (UT-027).
with

member as (
    select distinct
        staff_assignment.staff_id,
        staff_assignment.program_id,
        contract_year.starts_on,
        contract_year.ends_on
    from staff_assignment
    inner join staff
        on staff.staff_id = staff_assignment.staff_id
    inner join program
        on program.program_id = staff_assignment.program_id
    inner join contract_year
        on contract_year.contract_id = program.contract_id
    where staff_assignment.role in ('HOME_VISITOR', 'CLINICAL_SUPERVISOR')
        and contract_year.ends_on <= :as_of
        and staff_assignment.valid_from <= contract_year.starts_on
        and coalesce(staff_assignment.valid_to, forever()) >= contract_year.ends_on
        and staff.hire_date <= contract_year.starts_on
        and coalesce(staff.separation_date, forever()) >= contract_year.ends_on
),

attended as (
    select
        member.staff_id,
        member.program_id,
        member.starts_on,
        member.ends_on,
        count_if(training.topic = 'IECMHC') as sessions,
        count_if(training.topic = 'STATE_ANNUAL') as yearly
    from member
    left join training
        on training.staff_id = member.staff_id
        and training.completed_date between member.starts_on and member.ends_on
    group by member.staff_id, member.program_id, member.starts_on, member.ends_on
)

select
    'UT-027' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    starts_on as occurrence_on,
    ends_on as due_on,
    cast(null as date) as actual_on,
    if(sessions >= cast(:training_yearly_consultations as int) and yearly > 0, 'pass', 'fail') as result,
    concat(sessions, ' consultations', if(yearly > 0, '', ', without the yearly training')) as detail
from attended
