-- fail
-- Subjects that a measure counts twice in a period for the same episode.
select
    measure_id,
    period_id,
    subject_type,
    subject_id,
    episode_id,
    count(*) as times
from decided_case
group by measure_id, period_id, subject_type, subject_id, episode_id
having count(*) > 1
