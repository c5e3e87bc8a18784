-- One row a scope, family and unbroken stay: its enrollments in the scope that overlap or touch are one, so
-- that a second caregiver or a move within the scope is no exit. A record that opens again on the day after
-- the clock closed it is another stay all the same (R71). Last visit is that of any of them.
with

seen as (
    select
        episode.episode_id,
        max(home_visit.visit_date) as last_visit_on
    from episode
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and home_visit.visit_date >= episode.enrollment_date
        and home_visit.visit_date <= coalesce(episode.exit_date, :as_of)
    where is_completed_visit(home_visit.status, home_visit.mode)
    group by episode.episode_id
),

placed as (
    select
        scope_program.scope_type,
        scope_program.scope_id,
        episode.family_id,
        episode.episode_id,
        episode.enrollment_date,
        coalesce(episode.exit_date, forever()) as ends_on,
        episode.exit_reason,
        seen.last_visit_on,
        lead(episode.enrollment_date) over (
            partition by scope_program.scope_type, scope_program.scope_id, episode.recorded_episode_id
            order by episode.enrollment_date
        ) as reopened_on
    from episode
    inner join scope_program
        on scope_program.program_id = episode.program_id
    left join seen
        on seen.episode_id = episode.episode_id
    where episode.enrollment_date <= coalesce(episode.exit_date, forever())
),

marked as (
    select
        *,
        coalesce(
            date_add(enrollment_date, -1) > max(
                if(reopened_on = date_add(ends_on, 1), date_add(ends_on, -1), ends_on)
            ) over (
                partition by scope_type, scope_id, family_id
                order by enrollment_date, ends_on, episode_id
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as is_opening
    from placed
),

numbered as (
    select
        *,
        count_if(is_opening) over (
            partition by scope_type, scope_id, family_id
            order by enrollment_date, ends_on, episode_id
            rows between unbounded preceding and current row
        ) as stay_no
    from marked
)

select
    scope_type,
    scope_id,
    family_id,
    min(enrollment_date) as enrolled_on,
    if(max(ends_on) = forever(), null, max(ends_on)) as exit_on,
    max_by(exit_reason, struct(ends_on, exit_reason is not null, episode_id)) as exit_reason,
    max(last_visit_on) as last_visit_on
from numbered
group by scope_type, scope_id, family_id, stay_no
