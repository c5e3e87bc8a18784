-- One row an enrolled child that died: whether the family's services end within the days that are given
-- after it. Another child that is enrolled on that day becomes the index child, and they go on (CT-033).
with

died as (
    select
        child_episode.episode_id,
        child_episode.family_id,
        child_episode.child_id,
        least(child.death_date, death.death_date) as died_on
    from child_episode
    inner join child
        on child.child_id = child_episode.child_id
    left join death
        on death.child_id = child_episode.child_id
    where child_episode.exit_date = least(child.death_date, death.death_date)
),

beside as (
    select distinct
        died.episode_id,
        died.child_id
    from died
    inner join child_episode as other
        on other.family_id = died.family_id
        and other.child_id <> died.child_id
        and other.enrollment_date <= died.died_on
        and coalesce(other.exit_date, forever()) > died.died_on
)

select
    'CT-033' as rule_id,
    'child' as subject_type,
    died.child_id as subject_id,
    episode.program_id,
    died.died_on as occurrence_on,
    date_add(died.died_on, cast(:enrollment_exit_after_child_death_days as int)) as due_on,
    if(episode.exit_date <= :as_of, episode.exit_date, null) as actual_on,
    case
        when beside.child_id is not null then 'not_applicable'
        when episode.exit_date <= date_add(
            died.died_on, cast(:enrollment_exit_after_child_death_days as int)
        ) then 'pass'
        when :as_of <= date_add(
            died.died_on, cast(:enrollment_exit_after_child_death_days as int)
        ) then 'not_due'
        else 'fail'
    end as result,
    if(beside.child_id is not null, 'another child is enrolled', null) as detail
from died
inner join episode
    on episode.episode_id = died.episode_id
left join beside
    on beside.episode_id = died.episode_id
    and beside.child_id = died.child_id
