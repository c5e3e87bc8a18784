-- One row a child and stretch of enrollment: gold.child_episode. A child is enrolled from the latest of
-- the caregiver's enrollment, its birth and its placement, to the earliest of the caregiver's exit, its
-- own exit, its death and its start of kindergarten, both days included (CT-021, R15).
-- As printed it is the birth after a prenatal enrollment, else the caregiver's day (A-06).
with

life as (
    select
        child.child_id,
        child.dob,
        least(child.death_date, min(death.death_date)) as died_on,
        child.kindergarten_entry_date
    from child
    left join death
        on death.child_id = child.child_id
    where coalesce(child.live_birth, true)
    group by child.child_id, child.dob, child.death_date, child.kindergarten_entry_date
),

spell as (
    select
        episode.episode_id,
        child_enrollment.child_id,
        episode.family_id,
        case
            when :enrollment_child_date_rule = 'latest'
                then greatest(episode.enrollment_date, life.dob, child_enrollment.placement_date)
            when episode.is_prenatal then life.dob
            else episode.enrollment_date
        end as enrollment_date,
        least(
            episode.exit_date,
            child_enrollment.exit_date,
            life.died_on,
            life.kindergarten_entry_date
        ) as exit_date,
        child_enrollment.index_child as is_index
    from episode
    inner join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
    inner join life
        on life.child_id = child_enrollment.child_id
)

select
    episode_id,
    child_id,
    family_id,
    enrollment_date,
    exit_date,
    is_index
from spell
where enrollment_date <= coalesce(exit_date, forever())
    and enrollment_date <= :as_of
