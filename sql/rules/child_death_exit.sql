-- One row an enrolled child that died: whether the family's services end within the days that are given
-- after it, on the day that is told with the death, else with the exit (R15). Another child that is enrolled
-- on that day becomes the index child, and they go on (CT-033).
with

told as (
    select
        child_id,
        min(death_date) as died_on,
        min(services_concluded_date) as concluded_on
    from death
    group by child_id
),

died as (
    select
        child_episode.episode_id,
        child_episode.family_id,
        child_episode.child_id,
        least(child.death_date, told.died_on) as died_on,
        if(told.concluded_on <= :as_of, told.concluded_on, null) as concluded_on
    from child_episode
    inner join child
        on child.child_id = child_episode.child_id
    left join told
        on told.child_id = child_episode.child_id
    where child_episode.exit_date = least(child.death_date, told.died_on)
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
),

ended as (
    select
        died.child_id,
        episode.program_id,
        died.died_on,
        date_add(died.died_on, cast(:enrollment_exit_after_child_death_days as int)) as due_on,
        coalesce(died.concluded_on, if(episode.exit_date <= :as_of, episode.exit_date, null)) as ended_on,
        beside.child_id is not null as goes_on
    from died
    inner join episode
        on episode.episode_id = died.episode_id
    left join beside
        on beside.episode_id = died.episode_id
        and beside.child_id = died.child_id
)

select
    'CT-033' as rule_id,
    'child' as subject_type,
    child_id as subject_id,
    program_id,
    died_on as occurrence_on,
    due_on,
    ended_on as actual_on,
    if(goes_on, 'not_applicable', done_in_time(ended_on, due_on, :as_of)) as result,
    if(goes_on, 'another child is enrolled', null) as detail
from ended
