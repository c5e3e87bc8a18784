-- One row a stretch of an enrollment in which the family was on hold all along, or not at all.
with

spell as (
    select
        episode_id,
        1 as enrolled,
        0 as held,
        enrollment_date as starts_on,
        coalesce(date_add(exit_date, if(:caseload_counts_exit_day, 1, 0)), forever()) as ends_before
    from episode

    union all

    select
        episode.episode_id,
        0 as enrolled,
        1 as held,
        hold.start_date as starts_on,
        coalesce(date_add(hold.end_date, 1), forever()) as ends_before
    from hold
    inner join episode
        on episode.recorded_episode_id = hold.episode_id
),

change as (
    select
        episode_id,
        stack(2, starts_on, enrolled, held, ends_before, -enrolled, -held) as (day, enrolled, held)
    from spell
    where starts_on < ends_before
),

change_of_day as (
    select
        episode_id,
        day,
        sum(enrolled) as enrolled,
        sum(held) as held
    from change
    group by episode_id, day
),

stretch as (
    select
        episode_id,
        day as starts_on,
        lead(day) over (partition by episode_id order by day) as ends_before,
        sum(enrolled) over (partition by episode_id order by day) as enrolled,
        sum(held) over (partition by episode_id order by day) as held
    from change_of_day
)

select
    episode.episode_id,
    episode.recorded_episode_id,
    episode.chain_id,
    episode.is_counted,
    episode.family_id,
    episode.person_id,
    episode.program_id,
    episode.contract_id,
    stretch.starts_on,
    stretch.ends_before,
    stretch.held > 0 as is_held
from stretch
inner join episode
    on episode.episode_id = stretch.episode_id
where stretch.enrolled > 0
