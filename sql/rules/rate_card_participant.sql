-- One row an enrollment and day on which an outcome was decided, or is pending: a participant to be put
-- into groups, in the columns of sql/strata/participant.sql; the pair of both stands for the period (R84,
-- R123).
select distinct
    concat(rate_card_decision.episode_id, '@', coalesce(rate_card_decision.decided_on, :as_of)) as period_id,
    'caregiver' as subject_type,
    rate_card_episode.person_id as subject_id,
    episode.chain_id,
    rate_card_episode.enrollment_date as enrolled_on,
    coalesce(rate_card_decision.decided_on, :as_of) as stands_on,
    rate_card_episode.person_id as caregiver_id,
    episode.is_prenatal,
    rate_card_episode.family_id as household_id,
    named_struct(
        'family_id', rate_card_episode.family_id,
        'model', rate_card_episode.model,
        'region', contract.region
    ) as piece
from rate_card_decision
inner join rate_card_episode
    on rate_card_episode.episode_id = rate_card_decision.episode_id
inner join episode
    on episode.episode_id = rate_card_decision.episode_id
left join contract
    on contract.contract_id = rate_card_episode.contract_id
