-- One row a scope, period and horizon: gold.family_retention. Of the families whose horizon, so many months
-- after enrollment, came in the period, those that were still seen on it or later (states.md 5.5, CT-064).
with

reached as (
    select
        *,
        explode(array(3, 6, 12, 18, 24)) as horizon_months,
        add_months(enrolled_on, horizon_months) as due_on
    from family_stay
),

judged as (
    -- Null while open: still enrolled, and not seen since.
    select
        scope_type,
        scope_id,
        horizon_months,
        due_on,
        case
            when :retention_anchor = 'exit_date' then coalesce(exit_on >= due_on, true)
            when last_visit_on >= due_on then true
            when exit_on is not null then false
        end as is_retained
    from reached
    where due_on <= :as_of
),

daily as (
    select
        scope_type,
        scope_id,
        horizon_months,
        due_on,
        count(*) as families,
        count_if(is_retained) as retained
    from judged
    where is_retained is not null
    group by scope_type, scope_id, horizon_months, due_on
),

counted as (
    select
        scope_period.scope_type,
        scope_period.scope_id,
        scope_period.period_id,
        daily.horizon_months,
        sum(daily.families) as cohort,
        sum(daily.retained) as retained
    from daily
    inner join scope_period
        on scope_period.scope_type = daily.scope_type
        and scope_period.scope_id = daily.scope_id
        and daily.due_on between scope_period.period_start and scope_period.period_end
    group by
        scope_period.scope_type,
        scope_period.scope_id,
        scope_period.period_id,
        daily.horizon_months
)

select
    scope_type,
    scope_id,
    period_id,
    horizon_months,
    cohort,
    retained,
    retained / cohort as value
from counted
