-- fail
-- Outcomes whose strata do not sum to the whole; race_any counts a case once for each race.
with

total as (
    select
        period_id,
        outcome,
        step,
        scope_type,
        scope_id,
        stratifier,
        sum(eligible) as eligible,
        sum(achieved) as achieved,
        sum(pending) as pending,
        sum(undetermined) as undetermined
    from rate_card_result
    where stratifier <> 'race_any'
    group by period_id, outcome, step, scope_type, scope_id, stratifier
)

select
    period_id,
    outcome,
    step,
    scope_type,
    scope_id
from total
group by period_id, outcome, step, scope_type, scope_id
having min(eligible) <> max(eligible)
    or min(achieved) <> max(achieved)
    or min(pending) <> max(pending)
    or min(undetermined) <> max(undetermined)
