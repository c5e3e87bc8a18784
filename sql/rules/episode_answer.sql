-- One row an enrollment: what the caregiver last answered until its day, and whether child welfare was known
-- of by then, through a referral or a report about an enrolled child. Null where nobody asked.
with

answered as (
    select
        episode.episode_id,
        max_by(
            caregiver_status.housing_status,
            if(caregiver_status.housing_status <> 'UNK', caregiver_status.as_of_date, null)
        ) as housing_status,
        max_by(
            caregiver_status.education_attainment,
            if(caregiver_status.education_attainment <> 'UNK', caregiver_status.as_of_date, null)
        ) as education_attainment
    from episode
    inner join caregiver_status
        on caregiver_status.caregiver_id = episode.caregiver_id
        and caregiver_status.as_of_date <= episode.enrollment_date
    group by episode.episode_id
),

smoking as (
    select
        episode.episode_id,
        max_by(tobacco_use.uses, tobacco_use.observed_date) as uses_tobacco
    from episode
    inner join tobacco_use
        on tobacco_use.caregiver_id = episode.caregiver_id
        and tobacco_use.observed_date <= episode.enrollment_date
    where tobacco_use.uses <> 'UNK'
    group by episode.episode_id
),

reported as (
    select distinct episode.episode_id
    from episode
    inner join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
    inner join maltreatment_report
        on maltreatment_report.child_id = child_enrollment.child_id
        and maltreatment_report.received_date <= episode.enrollment_date
)

select
    episode.episode_id,
    answered.housing_status,
    answered.education_attainment,
    smoking.uses_tobacco,
    welfare_referral.episode_id is not null as is_referred_by_welfare,
    reported.episode_id is not null or is_referred_by_welfare as is_known_to_welfare
from episode
left join welfare_referral
    on welfare_referral.episode_id = episode.episode_id
left join answered
    on answered.episode_id = episode.episode_id
left join smoking
    on smoking.episode_id = episode.episode_id
left join reported
    on reported.episode_id = episode.episode_id
