-- One row a visitor or supervisor who worked in a contract all through a grant year of it: whether there were
-- enough sessions of infant and early childhood mental health consultation, and the state's yearly training
-- (UT-027). The program is the one of the year's end.
with

post as (
    -- A promotion, another share of a job or a move within the contract is no break.
    select
        staff_assignment.staff_id,
        staff_assignment.program_id,
        contract_year.contract_id,
        contract_year.starts_on,
        contract_year.ends_on,
        greatest(staff_assignment.valid_from, staff.hire_date, contract_year.starts_on) as first_on,
        least(staff_assignment.valid_to, staff.separation_date, contract_year.ends_on) as last_on
    from staff_assignment
    inner join staff
        on staff.staff_id = staff_assignment.staff_id
    inner join program
        on program.program_id = staff_assignment.program_id
    inner join contract_year
        on contract_year.contract_id = program.contract_id
    where staff_assignment.role in ('HOME_VISITOR', 'CLINICAL_SUPERVISOR')
        and contract_year.ends_on <= :as_of
),

walk as (
    select
        *,
        max(last_on) over (
            partition by staff_id, contract_id, starts_on
            order by first_on
            rows between unbounded preceding and 1 preceding
        ) as covered_to
    from post
    where first_on <= last_on
),

member as (
    -- Days that no earlier row covers add up to the year.
    select
        staff_id,
        max_by(program_id, struct(last_on, first_on, program_id)) as program_id,
        starts_on,
        ends_on
    from walk
    group by staff_id, contract_id, starts_on, ends_on
    having sum(greatest(datediff(last_on, greatest(first_on, date_add(covered_to, 1))) + 1, 0))
        = datediff(ends_on, starts_on) + 1
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
