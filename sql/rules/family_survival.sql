-- One row a scope, period and day after enrollment on which a family left: gold.family_survival, the curve of
-- Kaplan and Meier over the families that enrolled in the period; day 0 opens it (states.md 5.5, R145).
with

followed as (
    -- A stay that goes on is followed to the end of the period. Some exits are no loss.
    select
        scope_period.scope_type,
        scope_period.scope_id,
        scope_period.period_id,
        datediff(least(family_stay.exit_on, scope_period.period_end), family_stay.enrolled_on) + 1 as day,
        coalesce(family_stay.exit_on <= scope_period.period_end, false)
        and coalesce(family_stay.exit_reason, 'UNK') not in (
            'COMPLETED', 'AGED_OUT', 'TRANSFER', 'DEATH_CHILD', 'FETAL_LOSS'
        ) as is_event
    from family_stay
    inner join scope_period
        on scope_period.scope_type = family_stay.scope_type
        and scope_period.scope_id = family_stay.scope_id
        and family_stay.enrolled_on between scope_period.period_start and scope_period.period_end
),

daily as (
    select scope_type, scope_id, period_id, day, count(*) as families, count_if(is_event) as events
    from followed
    group by scope_type, scope_id, period_id, day

    union all

    select distinct scope_type, scope_id, period_id, 0 as day, 0 as families, 0 as events
    from followed
),

at_risk as (
    select
        scope_type,
        scope_id,
        period_id,
        day,
        events,
        sum(families) over (
            partition by scope_type, scope_id, period_id
            order by day
            rows between current row and unbounded following
        ) as at_risk
    from daily
),

stepped as (
    select
        *,
        bool_or(events = at_risk) over curve as is_over,
        sum(if(events < at_risk, ln(1 - events / at_risk), 0)) over curve as log_survival
    from at_risk
    window curve as (
        partition by scope_type, scope_id, period_id
        order by day
        rows between unbounded preceding and current row
    )
)

select
    scope_type,
    scope_id,
    period_id,
    day,
    at_risk,
    events,
    if(is_over, 0, exp(log_survival)) as survival
from stepped
where events > 0
    or day = 0
