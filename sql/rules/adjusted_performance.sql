-- One row a contract, measure or outcome, and period: what was observed beside what would be if each of
-- the contract's families did as those of the same race, income and insurance do in the whole state
-- (indirect standardisation, R142). A group without a rate takes the state's.
with

counted as (
    select
        measure_id as indicator,
        '' as step,
        period_id,
        period_start,
        period_end,
        scope_type,
        scope_id,
        stratifier,
        stratum,
        numerator as observed,
        denominator,
        is_rate
    from measure_count

    union all

    select
        outcome as indicator,
        step,
        period_id,
        period_start,
        period_end,
        scope_type,
        scope_id,
        stratifier,
        stratum,
        achieved as observed,
        eligible as denominator,
        false as is_rate
    from rate_card_count
),

state_rate as (
    select
        indicator,
        step,
        period_id,
        stratifier,
        stratum,
        observed / nullif(denominator, 0) as rate
    from counted
    where scope_type = 'state'
        and stratifier in ('all', 'race_income_insurance')
),

group_expected as (
    select
        counted.scope_id as contract_id,
        counted.indicator,
        counted.step,
        counted.period_id,
        counted.period_start,
        counted.period_end,
        counted.denominator,
        counted.observed,
        counted.is_rate,
        -- Exact to the twelfth place, so that no order of the groups shows in the sum.
        cast(counted.denominator * coalesce(of_group.rate, of_all.rate) as decimal(28, 12)) as expected
    from counted
    inner join state_rate as of_all
        on of_all.indicator = counted.indicator
        and of_all.step = counted.step
        and of_all.period_id = counted.period_id
        and of_all.stratifier = 'all'
    left join state_rate as of_group
        on of_group.indicator = counted.indicator
        and of_group.step = counted.step
        and of_group.period_id = counted.period_id
        and of_group.stratifier = counted.stratifier
        and of_group.stratum = counted.stratum
    where counted.scope_type = 'contract'
        and counted.stratifier = 'race_income_insurance'
        and counted.denominator > 0
)

select
    contract_id,
    indicator,
    step,
    period_id,
    period_start,
    period_end,
    sum(denominator) as denominator,
    sum(observed) as observed,
    cast(sum(expected) as double) as expected,
    bool_or(is_rate) as is_rate
from group_expected
group by contract_id, indicator, step, period_id, period_start, period_end
