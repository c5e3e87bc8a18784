-- One row a home visitor, program and first day of an assignment: whether all that the visitor has on that
-- day are together large enough (UT-019), and in one model (UT-020). Of rows of one program that overlap the
-- one that began last counts; a row that ends before it begins covers no day.
with

post as (
    select
        staff_assignment.staff_id,
        staff_assignment.program_id,
        staff_assignment.valid_from,
        coalesce(staff_assignment.valid_to, forever()) as valid_to,
        staff_assignment.fte,
        program.model
    from staff_assignment
    inner join program
        on program.program_id = staff_assignment.program_id
    where staff_assignment.role = 'HOME_VISITOR'
        and staff_assignment.valid_from <= :as_of
        and coalesce(staff_assignment.valid_to, forever()) >= staff_assignment.valid_from
),

beside as (
    select
        post.staff_id,
        post.program_id,
        post.valid_from,
        other.model,
        max_by(other.fte, other.valid_from) as fte
    from post
    inner join post as other
        on other.staff_id = post.staff_id
        and other.valid_from <= post.valid_from
        and other.valid_to >= post.valid_from
    group by post.staff_id, post.program_id, post.valid_from, other.program_id, other.model
),

held as (
    select
        staff_id,
        program_id,
        valid_from,
        sum(fte) as fte,
        sort_array(collect_set(model)) as models
    from beside
    group by staff_id, program_id, valid_from
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
from held

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
from held
