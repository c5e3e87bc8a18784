-- One row a scope, role and period with staff: who was there on its first day, stayed, came and left, in
-- heads and in full-time jobs (states.md 5.2). The day of separation is still a day employed.
with

headed as (
    select
        scope_period.scope_type,
        scope_period.scope_id,
        staff_spell.role,
        scope_period.period_id,
        count_if(staff_spell.starts_on <= scope_period.period_start) as staff_start,
        count_if(
            staff_spell.starts_on <= scope_period.period_start
            and staff_spell.ends_on >= scope_period.period_end
        ) as retained,
        count_if(staff_spell.ends_on >= scope_period.period_end) as staff_end,
        count_if(staff_spell.starts_on > scope_period.period_start) as hires,
        count_if(staff_spell.ends_on <= scope_period.period_end) as separations,
        sum(if(staff_spell.ends_on <= scope_period.period_end, staff_spell.last_fte, 0)) as separated_fte
    from scope_period
    inner join staff_spell
        on staff_spell.scope_type = scope_period.scope_type
        and staff_spell.scope_id = scope_period.scope_id
        and staff_spell.starts_on <= scope_period.period_end
        and staff_spell.ends_on >= scope_period.period_start
    group by all
),

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
),

sized as (
    select
        scope_type,
        scope_id,
        role,
        period_id,
        bool_or(is_contradictory) as is_contradictory,
        coalesce(sum(fte_start), 0) as fte_start,
        coalesce(sum(fte_end), 0) as fte_end
    from post
    group by scope_type, scope_id, role, period_id
)

select
    sized.scope_type,
    sized.scope_id,
    sized.role,
    sized.period_id,
    sized.is_contradictory,
    sized.fte_start,
    sized.fte_end,
    coalesce(headed.staff_start, 0) as staff_start,
    coalesce(headed.retained, 0) as retained,
    coalesce(headed.staff_end, 0) as staff_end,
    coalesce(headed.hires, 0) as hires,
    coalesce(headed.separations, 0) as separations,
    coalesce(headed.separated_fte, 0) as separated_fte
from sized
left join headed
    on headed.scope_type = sized.scope_type
    and headed.scope_id = sized.scope_id
    and headed.role = sized.role
    and headed.period_id = sized.period_id
