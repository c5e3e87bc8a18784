-- One row a scope, role and period with staff: their full-time jobs on its first and last day. Of two
-- assignments to one post that overlap the later one tells how much of a job it is.
with

post as (
    select
        scope_period.scope_type,
        scope_period.scope_id,
        staff_stint.role,
        scope_period.period_id,
        bool_or(staff_stint.is_contradictory) as is_contradictory,
        max_by(
            if(staff_stint.is_contradictory, null, staff_stint.fte),
            if(staff_stint.starts_on <= scope_period.period_start, staff_stint.valid_from, null)
        ) as fte_start,
        max_by(
            if(staff_stint.is_contradictory, null, staff_stint.fte),
            if(staff_stint.ends_on >= scope_period.period_end, staff_stint.valid_from, null)
        ) as fte_end
    from scope_period
    inner join staff_stint
        on staff_stint.scope_type = scope_period.scope_type
        and staff_stint.scope_id = scope_period.scope_id
        and staff_stint.starts_on <= scope_period.period_end
        and staff_stint.ends_on >= scope_period.period_start
    group by
        scope_period.scope_type,
        scope_period.scope_id,
        staff_stint.role,
        scope_period.period_id,
        staff_stint.staff_id,
        staff_stint.program_id,
        staff_stint.work
)

select
    scope_type,
    scope_id,
    role,
    period_id,
    bool_or(is_contradictory) as is_contradictory,
    cast(coalesce(sum(fte_start), 0) as double) as fte_start,
    cast(coalesce(sum(fte_end), 0) as double) as fte_end
from post
group by scope_type, scope_id, role, period_id
