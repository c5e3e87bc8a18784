-- One row an assignment of a home visitor: whether it is large enough (UT-019), and whether all that the
-- visitor has at its start are in one model (UT-020).
with

post as (
    select
        staff_assignment.*,
        program.model
    from staff_assignment
    inner join program
        on program.program_id = staff_assignment.program_id
    where staff_assignment.role = 'HOME_VISITOR'
        and staff_assignment.valid_from <= :as_of
),

beside as (
    select
        post.staff_id,
        post.program_id,
        post.valid_from,
        sort_array(collect_set(other.model)) as models
    from post
    inner join post as other
        on other.staff_id = post.staff_id
        and other.valid_from <= post.valid_from
        and coalesce(other.valid_to, forever()) >= post.valid_from
    group by post.staff_id, post.program_id, post.valid_from
)

select
    'UT-019' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    valid_from as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(100 * fte >= cast(:staff_min_fte_pct as int), 'pass', 'fail') as result,
    concat(cast(fte as double), ' of a full-time job') as detail
from post

union all

select
    'UT-020' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    valid_from as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(size(models) = 1, 'pass', 'fail') as result,
    array_join(models, ', ') as detail
from beside
