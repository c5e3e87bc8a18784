-- fail
-- Measures whose contracts, programs or models do not sum to the state.
with

total as (
    select
        measure_id,
        period_id,
        scope_type,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(missing) as missing,
        sum(excluded) as excluded
    from measure_result
    where stratifier = 'all'
    group by measure_id, period_id, scope_type
)

select
    part.measure_id,
    part.period_id,
    part.scope_type,
    part.numerator,
    state.numerator as state_numerator
from total as part
inner join total as state
    on state.measure_id = part.measure_id
    and state.period_id = part.period_id
    and state.scope_type = 'state'
where part.numerator <> state.numerator
    or part.denominator <> state.denominator
    or part.missing <> state.missing
    or part.excluded <> state.excluded
