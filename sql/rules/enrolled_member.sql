-- One row an enrollment of a caregiver, and one of each child in it, by the person's delivered id;
-- person_id is the caregiver's. The exit day belongs to it, and one that has none is open for ever.
select
    'caregiver' as member_type,
    caregiver_id as member_id,
    episode_id,
    person_id,
    program_id,
    enrollment_date,
    coalesce(exit_date, forever()) as exit_date
from episode

union all

select
    'child' as member_type,
    child_episode.child_id as member_id,
    child_episode.episode_id,
    episode.person_id,
    episode.program_id,
    child_episode.enrollment_date,
    coalesce(child_episode.exit_date, forever()) as exit_date
from child_episode
inner join episode
    on episode.episode_id = child_episode.episode_id
