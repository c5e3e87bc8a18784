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
)

select
    staff_job.scope_type,
    staff_job.scope_id,
    staff_job.role,
    staff_job.period_id,
    staff_job.is_contradictory,
    staff_job.fte_start,
    staff_job.fte_end,
    coalesce(headed.staff_start, 0) as staff_start,
    coalesce(headed.retained, 0) as retained,
    coalesce(headed.staff_end, 0) as staff_end,
    coalesce(headed.hires, 0) as hires,
    coalesce(headed.separations, 0) as separations,
    cast(coalesce(headed.separated_fte, 0) as double) as separated_fte
from staff_job
left join headed
    on headed.scope_type = staff_job.scope_type
    and headed.scope_id = staff_job.scope_id
    and headed.role = staff_job.role
    and headed.period_id = staff_job.period_id
