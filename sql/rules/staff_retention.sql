-- One row a scope, role (ALL too) and period with staff or a funded position: gold.staff_retention. Hires of
-- the period never enter the retention rate; separations of all of them are the turnover (states.md 5.2).
with

counted as (
    select
        coalesce(staff_count.scope_type, post_period.scope_type) as scope_type,
        coalesce(staff_count.scope_id, post_period.scope_id) as scope_id,
        coalesce(staff_count.role, post_period.role) as role,
        coalesce(staff_count.period_id, post_period.period_id) as period_id,
        coalesce(staff_count.staff_start, 0) as staff_start,
        coalesce(staff_count.retained, 0) as retained,
        coalesce(staff_count.staff_end, 0) as staff_end,
        coalesce(staff_count.hires, 0) as hires,
        coalesce(staff_count.separations, 0) as separations,
        staff_count.separated_fte,
        (staff_count.fte_start + staff_count.fte_end) / 2 as average_fte,
        coalesce(staff_count.is_contradictory, false) as is_contradictory,
        post_period.vacancy_days,
        post_period.vacancy_rate,
        post_period.median_days_to_fill
    from staff_count
    full join post_period
        on post_period.scope_type = staff_count.scope_type
        and post_period.scope_id = staff_count.scope_id
        and post_period.role = staff_count.role
        and post_period.period_id = staff_count.period_id
)

select
    scope_type,
    scope_id,
    role,
    period_id,
    staff_start,
    retained,
    retained / nullif(staff_start, 0) as retention_rate,
    separations,
    separations / nullif((staff_start + staff_end) / 2, 0) as turnover_rate,
    separations / nullif(staff_start + hires, 0) as turnover_stock_flow,
    separated_fte / nullif(average_fte, 0) as fte_turnover_rate,
    cast(vacancy_days as bigint) as vacancy_days,
    vacancy_rate,
    median_days_to_fill,
    case
        when staff_start = 0 then 'not_computable'
        when is_contradictory then 'provisional'
        else 'ok'
    end as status
from counted
