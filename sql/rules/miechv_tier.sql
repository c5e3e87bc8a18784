-- One row an enrollment: Utah's tier by income and whether the family has the characteristics that it asks
-- for beside a low income. Bounds of an income on two sides of a cut leave the tier unknown (UT-004, UT-005).
with

bounded as (
    select
        episode_income.episode_id,
        transform(
            array(episode_income.fpl_pct_low, episode_income.fpl_pct_high),
            pct -> case :eligibility_fpl_rounding
                when 'floor' then cast(floor(pct) as decimal(18, 6))
                when 'half_up' then cast(round(pct) as decimal(18, 6))
                else pct
            end
        ) as bounds,
        size(filter(episode_criterion.met, letter -> letter <> 'A')) as have,
        size(filter(episode_criterion.unknown, letter -> letter <> 'A')) as maybe
    from episode_income
    inner join episode_criterion
        on episode_criterion.episode_id = episode_income.episode_id
),

placed as (
    select
        *,
        transform(
            bounds,
            pct -> case
                when pct <= 185 then '1'
                when pct <= 250 then '2'
                when pct <= 300 then '3'
                else 'none'
            end
        ) as tiers
    from bounded
),

tiered as (
    -- Without an upper bound it may be any of the tiers above.
    select
        *,
        if(bounds[0] is not null and tiers[0] = tiers[1], tiers[0], 'unknown') as tier,
        case tier
            when '1' then if(:eligibility_tier1_requires_characteristic, 1, 0)
            when '2' then 2
            when '3' then 3
        end as needed
    from placed
)

select
    episode_id,
    tier,
    case tier when 'unknown' then null when 'none' then false else true end as has_income,
    case
        when have >= needed then true
        when have + maybe < needed then false
    end as has_characteristics
from tiered
