-- One row an enrollment and criterion that somebody answered: the latest answers until its first day, yes of
-- any of caregiver, household and enrolled children before unknown before no (R56).
with

subject as (
    select episode_id, enrollment_date, caregiver_id as subject_id
    from episode
    union
    select episode_id, enrollment_date, family_id as subject_id
    from episode
    union
    select episode.episode_id, episode.enrollment_date, child_enrollment.child_id as subject_id
    from episode
    inner join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
),

said as (
    select
        subject.episode_id,
        subject.subject_id,
        priority_flag.flag_code as code,
        max_by(priority_flag.value, priority_flag.as_of_date) as answer
    from subject
    inner join priority_flag
        on priority_flag.subject_id = subject.subject_id
        and priority_flag.as_of_date <= subject.enrollment_date
    group by subject.episode_id, subject.subject_id, priority_flag.flag_code
)

-- In the alphabet N comes before UNK before Y.
select episode_id, code, max(answer) as answer
from said
group by episode_id, code
