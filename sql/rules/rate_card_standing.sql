-- One row an enrollment: where the caregiver stood on its first day, which decides the steps of RC3 that
-- are open to them (CT-073, CT-074, R43, R84). Work or school goes by path keep, other education has no
-- step, all else goes by path gain.
with

study as (
    select
        caregiver_id,
        program_type,
        valid_from as starts_on,
        least(coalesce(valid_to, forever()), coalesce(completed_date, forever())) as ends_on
    from education
),

studying as (
    select
        rate_card_episode.episode_id,
        bool_or(study.program_type = 'MIDDLE_HS') as is_in_school
    from rate_card_episode
    inner join study
        on study.caregiver_id = rate_card_episode.caregiver_id
        and rate_card_episode.enrollment_date between study.starts_on and study.ends_on
    group by rate_card_episode.episode_id
),

working as (
    select
        rate_card_episode.episode_id,
        max(work_run.ends_on) as works_until
    from rate_card_episode
    inner join work_run
        on work_run.caregiver_id = rate_card_episode.caregiver_id
        and rate_card_episode.enrollment_date between work_run.starts_on and work_run.ends_on
    group by rate_card_episode.episode_id
)

select
    rate_card_episode.episode_id,
    coalesce(studying.is_in_school, false) as is_in_school,
    working.works_until,
    date_add(rate_card_episode.enrollment_date, :rate_card_retention_days) as checkpoint_on,
    case
        when working.works_until is not null or studying.is_in_school then 'keep'
        when studying.episode_id is not null then 'none'
        else 'gain'
    end as path
from rate_card_episode
left join studying
    on studying.episode_id = rate_card_episode.episode_id
left join working
    on working.episode_id = rate_card_episode.episode_id
