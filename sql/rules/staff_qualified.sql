-- One row an assignment as a home visitor or program manager: whether the schooling and the years of
-- experience are those asked for; what is not recorded is undetermined (CT-090).
with

post as (
    select
        staff_assignment.staff_id,
        staff_assignment.program_id,
        staff_assignment.valid_from,
        staff_assignment.role,
        staff.highest_degree,
        staff.years_relevant_experience as years
    from staff_assignment
    inner join staff
        on staff.staff_id = staff_assignment.staff_id
    where staff_assignment.role in ('HOME_VISITOR', 'PROGRAM_MANAGER')
        and staff_assignment.valid_from <= :as_of
),

judged as (
    select
        *,
        if(
            role = 'HOME_VISITOR',
            highest_degree <> 'LT_HS',
            highest_degree in ('BA', 'MA', 'DOCTORATE')
        ) as has_degree,
        role <> 'HOME_VISITOR' or years >= 2 as has_experience
    from post
)

select
    'CT-090' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    valid_from as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when not has_degree or not has_experience then 'fail'
        when has_degree and has_experience then 'pass'
        else 'undetermined'
    end as result,
    concat_ws(
        ', ', role, coalesce(highest_degree, 'schooling unknown'),
        if(role = 'HOME_VISITOR', coalesce(concat(cast(years as double), ' years'), 'years unknown'), null)
    ) as detail
from judged
