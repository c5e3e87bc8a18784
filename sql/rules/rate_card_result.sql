-- One row a window, outcome, step, scope and stratum: achieved of eligible, beside the same window a year
-- earlier and, for programs with enough eligible cases, the place among all programs (CT-079, CT-081,
-- R45).
with

valued as (
    select
        *,
        cast(achieved as double) / nullif(eligible, 0) as value
    from rate_card_count
    where stratifier <> 'race_income_insurance'
)

select
    valued.scope_type,
    valued.scope_id,
    valued.outcome,
    valued.step,
    valued.period_id,
    valued.period_start,
    valued.period_end,
    valued.stratifier,
    valued.stratum,
    valued.eligible,
    valued.achieved,
    valued.pending,
    valued.undetermined,
    valued.value,
    prior.value as prior_value,
    if(
        valued.scope_type = 'program' and valued.eligible >= :rate_card_rank_min_eligible,
        dense_rank() over (
            partition by
                valued.scope_type,
                valued.eligible >= :rate_card_rank_min_eligible,
                valued.period_id,
                valued.outcome,
                valued.step,
                valued.stratifier,
                valued.stratum
            order by valued.value desc nulls last
        ),
        null
    ) as rank_in_system
from valued
left join valued as prior
    on prior.period_id = valued.prior_period_id
    and prior.outcome = valued.outcome
    and prior.step = valued.step
    and prior.scope_type = valued.scope_type
    and prior.scope_id = valued.scope_id
    and prior.stratifier = valued.stratifier
    and prior.stratum = valued.stratum
