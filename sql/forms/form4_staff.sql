-- One row a quarter, scope, line of Form 4 and person who works there at its end: since when, and how much of
-- a job. Assignments within the employment that overlap or touch are one stay, a gap is a new hire (R53); of
-- several to one post the one that began last tells how much of a job it is.
with

stint as (
    select
        form4_place.period_id,
        form4_place.period_start,
        form4_place.ends_on,
        form4_place.program_id,
        form4_place.contract_id,
        staff.staff_id,
        staff_assignment.role,
        staff_assignment.valid_from,
        staff_assignment.fte,
        greatest(staff_assignment.valid_from, staff.hire_date) as starts_on,
        least(staff_assignment.valid_to, staff.separation_date, form4_place.closes_on) as stops_on
    from form4_place
    inner join staff_assignment
        on staff_assignment.program_id = form4_place.program_id
    inner join staff
        on staff.staff_id = staff_assignment.staff_id
    where coalesce(staff.separation_date >= staff.hire_date, true)
),

scoped as (
    select
        stint.*,
        scope.scope_type,
        scope.scope_id,
        form4_line(stint.role) as line
    from stint
    lateral view explode(
        array(
            named_struct('scope_type', 'program', 'scope_id', stint.program_id),
            named_struct('scope_type', 'contract', 'scope_id', stint.contract_id),
            named_struct('scope_type', 'state', 'scope_id', :state)
        )
    ) scopes as scope
    where stint.starts_on <= least(stint.stops_on, stint.ends_on)
),

marked as (
    select
        *,
        coalesce(
            date_add(starts_on, -1) > max(stops_on) over (
                partition by period_id, scope_type, scope_id, line, staff_id
                order by starts_on, stops_on, valid_from, program_id, role
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as is_opening
    from scoped
),

post as (
    select
        period_id,
        period_start,
        scope_type,
        scope_id,
        line,
        staff_id,
        max(if(is_opening, starts_on, null)) as opened_on,
        max_by(fte, if(stops_on >= ends_on, valid_from, null)) as fte
    from marked
    group by period_id, period_start, scope_type, scope_id, line, staff_id, program_id, role
)

-- The last stay is the one that goes on: without any post on the last day nobody stays.
select
    period_id,
    period_start,
    scope_type,
    scope_id,
    line,
    staff_id,
    max(opened_on) as since_on,
    sum(fte) as fte
from post
group by period_id, period_start, scope_type, scope_id, line, staff_id
having sum(fte) is not null
