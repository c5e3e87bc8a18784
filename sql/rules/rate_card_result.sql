-- One row a window, outcome, step, scope and stratum: achieved of eligible, beside the same window a year
-- earlier and, for programs with enough eligible cases, the place among all programs (CT-079, CT-081,
-- R45).
with

valued as (
    select
        *,
        cast(achieved as double) / nullif(eligible, 0) as value,
        scope_type = 'program' and eligible >= :rate_card_rank_min_eligible as is_ranked
    from rate_card_count
    where stratifier <> 'race_income_insurance'
),

ranked as (
    select
        *,
        dense_rank() over (
            partition by period_id, outcome, step, stratifier, stratum
            order by value desc nulls last
        ) as rank_in_system
    from valued
    where is_ranked

    union all

    select *, null as rank_in_system
    from valued
    where not is_ranked
)

select
    ranked.scope_type,
    ranked.scope_id,
    ranked.outcome,
    ranked.step,
    ranked.period_id,
    ranked.period_start,
    ranked.period_end,
    ranked.stratifier,
    ranked.stratum,
    ranked.eligible,
    ranked.achieved,
    ranked.pending,
    ranked.undetermined,
    ranked.value,
    prior.value as prior_value,
    ranked.rank_in_system
from ranked
left join valued as prior
    on prior.period_id = ranked.prior_period_id
    and prior.outcome = ranked.outcome
    and prior.step = ranked.step
    and prior.scope_type = ranked.scope_type
    and prior.scope_id = ranked.scope_id
    and prior.stratifier = ranked.stratifier
    and prior.stratum = ranked.stratum
