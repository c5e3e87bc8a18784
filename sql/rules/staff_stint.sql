-- One row a scope, role (ALL too) and assignment, cut to the days of the employment. Who was separated before
-- the hire is employed on no day, and is kept as contradictory only to say so.
with

assigned as (
    select
        staff_assignment.staff_id,
        staff_assignment.program_id,
        staff_assignment.role,
        staff_assignment.valid_from,
        staff_assignment.fte,
        coalesce(staff.separation_date < staff.hire_date, false) as is_contradictory,
        coalesce(staff_assignment.valid_to, forever()) as valid_to,
        staff.hire_date,
        coalesce(staff.separation_date, forever()) as separation_date
    from staff_assignment
    inner join staff
        on staff.staff_id = staff_assignment.staff_id
),

cut as (
    select
        *,
        if(is_contradictory, valid_from, greatest(valid_from, hire_date)) as starts_on,
        if(is_contradictory, valid_to, least(valid_to, separation_date)) as ends_on
    from assigned
)

select
    scope_program.scope_type,
    scope_program.scope_id,
    explode(array(cut.role, 'ALL')) as role,
    cut.staff_id,
    cut.program_id,
    cut.role as work,
    cut.valid_from,
    cut.starts_on,
    cut.ends_on,
    cut.fte,
    cut.is_contradictory
from cut
inner join scope_program
    on scope_program.program_id = cut.program_id
where cut.starts_on <= cut.ends_on
