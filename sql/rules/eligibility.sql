-- One row an enrollment: gold.eligibility, whether the family was eligible on its first day. Every clause
-- must be met; the first that is not decides, else the first that is unknown (UT-008, CT-040 to CT-045).
with

judged as (
    select
        episode_criterion.episode_id,
        episode_criterion.met,
        episode_criterion.unknown,
        miechv_tier.tier,
        concat(
            if(
                :eligibility_miechv_tiers,
                array(
                    struct('income' as name, miechv_tier.has_income as is_met),
                    struct('characteristics' as name, miechv_tier.has_characteristics as is_met)
                ),
                array()
            ),
            model_clause.clauses,
            if(
                :eligibility_miechv_tiers,
                array(
                    struct('area' as name, episode_consent.is_in_area as is_met),
                    struct('consent' as name, episode_consent.has_consent as is_met)
                ),
                array()
            )
        ) as clauses
    from episode_criterion
    inner join miechv_tier
        on miechv_tier.episode_id = episode_criterion.episode_id
    inner join model_clause
        on model_clause.episode_id = episode_criterion.episode_id
    inner join episode_consent
        on episode_consent.episode_id = episode_criterion.episode_id
),

decided as (
    select
        *,
        try_element_at(filter(clauses, clause -> not clause.is_met), 1).name as broken,
        try_element_at(filter(clauses, clause -> clause.is_met is null), 1).name as open
    from judged
)

select
    episode.episode_id,
    episode.family_id,
    episode.person_id,
    episode.program_id,
    episode.contract_id,
    episode_income.fpl_pct,
    episode_income.fpl_pct_low,
    episode_income.fpl_pct_high,
    array_join(decided.met, ';') as characteristics,
    array_join(decided.unknown, ';') as characteristics_unknown,
    if(:eligibility_miechv_tiers, decided.tier, null) as tier,
    case
        when decided.broken is not null then 'no'
        when decided.open is not null then 'undetermined'
        else 'yes'
    end as eligible,
    coalesce(decided.broken, decided.open, 'all_met') as reason,
    episode_income.recheck_on
from episode
inner join decided
    on decided.episode_id = episode.episode_id
inner join episode_income
    on episode_income.episode_id = episode.episode_id
