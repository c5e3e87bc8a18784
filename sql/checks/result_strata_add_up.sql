-- fail
-- Results whose strata do not sum to the whole; race_any counts a subject once for each race.
with

total as (
    select
        measure_id,
        period_id,
        scope_type,
        scope_id,
        stratifier,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(missing) as missing,
        sum(excluded) as excluded
    from measure_result
    group by measure_id, period_id, scope_type, scope_id, stratifier
)

select
    measure_id,
    period_id,
    scope_type,
    scope_id
from total
where stratifier <> 'race_any'
group by measure_id, period_id, scope_type, scope_id
having min(numerator) <> max(numerator)
    or min(denominator) <> max(denominator)
    or min(missing) <> max(missing)
    or min(excluded) <> max(excluded)
    or count(*) <> count_if(stratifier = 'all') + 11
