-- One row a scope, role (ALL too) and period with a funded position: the days it stood empty, those days and
-- all its days as full-time jobs, and how long the posts filled in the period had been empty (R54).
with

gap as (
    -- A vacancy that was never closed ends where the next one of the post starts.
    select
        position_id,
        vacancy_start,
        if(filled_date >= vacancy_start, filled_date, null) as filled_date,
        least(
            coalesce(date_add(filled_date, -1), forever()),
            coalesce(
                date_add(lead(vacancy_start) over (partition by position_id order by vacancy_start), -1),
                forever()
            )
        ) as last_day_on
    from vacancy
),

empty_days as (
    select
        funded_post.scope_type,
        funded_post.scope_id,
        funded_post.role,
        funded_post.period_id,
        sum(greatest(datediff(
            least(gap.last_day_on, funded_post.ends_on), greatest(gap.vacancy_start, funded_post.starts_on)
        ) + 1, 0)) as days,
        sum(funded_post.fte * greatest(datediff(
            least(gap.last_day_on, funded_post.ends_on), greatest(gap.vacancy_start, funded_post.starts_on)
        ) + 1, 0)) as fte_days,
        percentile(
            if(
                gap.filled_date between funded_post.period_start and funded_post.period_end,
                datediff(gap.filled_date, gap.vacancy_start),
                null
            ),
            0.5
        ) as median_days_to_fill
    from funded_post
    inner join gap
        on gap.position_id = funded_post.position_id
        and gap.vacancy_start <= funded_post.period_end
        and coalesce(gap.filled_date, gap.last_day_on) >= funded_post.period_start
    group by funded_post.scope_type, funded_post.scope_id, funded_post.role, funded_post.period_id
),

total as (
    select
        scope_type,
        scope_id,
        role,
        period_id,
        sum(fte * (datediff(ends_on, starts_on) + 1)) as fte_days
    from funded_post
    group by scope_type, scope_id, role, period_id
)

select
    total.scope_type,
    total.scope_id,
    total.role,
    total.period_id,
    coalesce(empty_days.days, 0) as vacancy_days,
    cast(coalesce(empty_days.fte_days, 0) as double) / cast(total.fte_days as double) as vacancy_rate,
    empty_days.median_days_to_fill
from total
left join empty_days
    on empty_days.scope_type = total.scope_type
    and empty_days.scope_id = total.scope_id
    and empty_days.role = total.role
    and empty_days.period_id = total.period_id
