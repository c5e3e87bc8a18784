-- One row an enrollment and outcome that it decides by itself: RC1, of a priority population (CT-071), and
-- RC2, before 32 weeks of pregnancy (CT-072). Both are decided on the first enrolled day (R41, R42, R44).
with

described as (
    select
        rate_card_episode.episode_id,
        rate_card_episode.enrollment_date,
        coalesce(array_contains(caregiver.race_codes, 'BLACK'), false) as is_black,
        coalesce(arrays_overlap(caregiver.race_codes, :priority_native_races), false) as is_native,
        coalesce(array_contains(caregiver.hispanic_origin, 'PUERTO_RICAN'), false) as is_puerto_rican,
        coalesce(
            size(array_except(caregiver.race_codes, array('UNK', 'DECLINED'))) <= 0, true
        ) as is_race_unknown,
        coalesce(size(caregiver.hispanic_origin) <= 0, true)
        and not caregiver.hispanic <=> 'N' as is_origin_unknown,
        age_in_years(caregiver.dob, rate_card_episode.enrollment_date) as age_years,
        evidence(
            'caregiver', caregiver.caregiver_id, null, caregiver.source, caregiver.file, caregiver.line
        ) as fact,
        entered_on(caregiver.created_at, caregiver.delivered_on, :time_zone) as entered_on
    from rate_card_episode
    inner join caregiver
        on caregiver.caregiver_id = rate_card_episode.caregiver_id
),

decided as (
    select
        episode_id,
        'rc1' as outcome,
        case
            when is_black then 'achieved: black'
            when is_puerto_rican then 'achieved: puerto_rican'
            when is_native then 'achieved: native_american'
            when age_years < 20 then 'achieved: under_20'
            when is_race_unknown then 'undetermined: race_unknown'
            when is_origin_unknown then 'undetermined: origin_unknown'
            when age_years is null then 'undetermined: age_unknown'
            else 'not_achieved: no_priority'
        end as decision,
        fact,
        entered_on
    from described

    union all

    select
        rate_card_episode.episode_id,
        'rc2' as outcome,
        case
            -- A child born after the enrollment tells of a pregnancy that is not on file (R14).
            when rate_card_pregnancy.episode_id is null and not coalesce(episode.is_prenatal, false)
                then 'not_achieved: not_pregnant'
            when rate_card_pregnancy.due_on is null then 'undetermined: due_date_unknown'
            when rate_card_pregnancy.gestation_days < :rate_card_ga_limit_days then
                'achieved: before_32_weeks'
            else 'not_achieved: after_32_weeks'
        end as decision,
        rate_card_pregnancy.fact,
        rate_card_pregnancy.entered_on
    from rate_card_episode
    inner join episode
        on episode.episode_id = rate_card_episode.episode_id
    left join rate_card_pregnancy
        on rate_card_pregnancy.episode_id = rate_card_episode.episode_id
)

select
    decided.episode_id,
    decided.outcome,
    '' as step,
    decided.decision,
    rate_card_episode.enrollment_date as decided_on,
    concat(rate_card_episode.facts, array_compact(array(decided.fact))) as facts,
    greatest(rate_card_episode.entered_on, decided.entered_on) as entered_on,
    cast(null as date) as recheck_on
from decided
inner join rate_card_episode
    on rate_card_episode.episode_id = decided.episode_id
