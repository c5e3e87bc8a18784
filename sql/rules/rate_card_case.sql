-- One row an enrollment, outcome and step: gold.rate_card_case, the decision with the groups that its
-- caregiver was in on the day it was decided, or is in now while it is pending.
select
    rate_card_decision.outcome,
    rate_card_decision.step,
    rate_card_decision.episode_id,
    rate_card_episode.caregiver_id,
    rate_card_episode.person_id,
    rate_card_episode.family_id,
    rate_card_pregnancy.pregnancy_id,
    rate_card_episode.program_id,
    rate_card_episode.contract_id,
    rate_card_episode.model,
    split_part(rate_card_decision.decision, ':', 1) as status,
    trim(split_part(rate_card_decision.decision, ':', 2)) as reason,
    rate_card_decision.decided_on,
    if(
        startswith(rate_card_decision.decision, 'achieved'), rate_card_decision.decided_on, null
    ) as achieved_on,
    rate_card_decision.entered_on,
    array_sort(array_distinct(rate_card_decision.facts)) as evidence,
    rate_card_participant_stratum.race,
    rate_card_participant_stratum.races,
    rate_card_participant_stratum.race_ethnicity_2024,
    rate_card_participant_stratum.ethnicity,
    rate_card_participant_stratum.age_band as age,
    rate_card_participant_stratum.income_band as income,
    rate_card_participant_stratum.insurance,
    rate_card_participant_stratum.child_welfare,
    rate_card_participant_stratum.language,
    if(rate_card_decision.recheck_on > :as_of, rate_card_decision.recheck_on, null) as recheck_on
from rate_card_decision
inner join rate_card_episode
    on rate_card_episode.episode_id = rate_card_decision.episode_id
left join rate_card_pregnancy
    on rate_card_pregnancy.episode_id = rate_card_decision.episode_id
left join rate_card_participant_stratum
    on rate_card_participant_stratum.period_id
        = concat(rate_card_decision.episode_id, '@', coalesce(rate_card_decision.decided_on, :as_of))
    and rate_card_participant_stratum.subject_id = rate_card_episode.person_id
