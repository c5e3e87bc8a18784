-- One row a stretch of enrollment that came of a referral by child welfare, which its record names.
select
    episode.episode_id,
    episode.chain_id,
    episode.person_id,
    episode.enrollment_date,
    referral_in.referral_id
from episode
inner join enrollment
    on enrollment.episode_id = episode.recorded_episode_id
inner join referral_in
    on referral_in.referral_id = enrollment.referral_id
    and referral_in.caregiver_id = enrollment.caregiver_id
where referral_in.source_type = 'CHILD_WELFARE'
