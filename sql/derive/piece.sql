-- One row a stretch of an enrollment record in which the family was enrolled. A record breaks where
-- the family was not seen for too long: Connecticut counts from the first missed visit and ends the
-- stretch at the last visit, Utah counts from the last visit and ends it at the deadline
-- (CT-020 to CT-029, UT-060; R10 to R12, R71, R81, R147). A visit after the break opens the next. The
-- recorded exit belongs to the last stretch that began by its day, though that one may have ended sooner.
with

opening as (
    -- The day that opens the record where it is a recorded one; null where the first visit opens it.
    select
        episode_id,
        closure_exception_approved,
        exit_date as recorded_exit_on,
        case :enrollment_date_rule
            when 'recorded' then enrollment_date
            when 'consent_date' then coalesce(consent_date, enrollment_date)
        end as opened_on
    from enrollment
),

seen_or_missed as (
    select
        visit_day.episode_id,
        visit_day.day,
        visit_day.is_completed as is_seen,
        visit_day.is_missed and not visit_day.is_completed as is_missed
    from visit_day
    inner join opening
        on opening.episode_id = visit_day.episode_id
    where opening.opened_on is null
        or visit_day.day > opening.opened_on

    union all

    select
        episode_id,
        opened_on as day,
        true as is_seen,
        false as is_missed
    from opening
    where opened_on <= :as_of
),

walk as (
    select
        *,
        last_value(if(is_seen, day, null)) ignore nulls over (
            partition by episode_id
            order by day
            rows between unbounded preceding and 1 preceding
        ) as last_seen_on
    from seen_or_missed
),

first_missed as (
    select
        episode_id,
        last_seen_on,
        min(day) as missed_on
    from walk
    where is_missed
        and last_seen_on is not null
    group by episode_id, last_seen_on
),

seen as (
    select
        episode_id,
        day,
        lead(day) over (partition by episode_id order by day) as next_on
    from seen_or_missed
    where is_seen
),

clock as (
    select
        seen.episode_id,
        seen.day,
        seen.next_on,
        first_missed.missed_on,
        opening.recorded_exit_on,
        date_add(
            if(:enrollment_clock_start = 'missed_visit', first_missed.missed_on, seen.day),
            :enrollment_no_contact_days - if(:enrollment_last_day_counts, 0, 1)
        ) as deadline_on,
        :enrollment_exception_stops_clock and coalesce(opening.closure_exception_approved, false)
            as is_stopped
    from seen
    inner join opening
        on opening.episode_id = seen.episode_id
    left join first_missed
        on first_missed.episode_id = seen.episode_id
        and first_missed.last_seen_on = seen.day
),

broken as (
    select
        *,
        not is_stopped
        and coalesce(
            if(
                next_on is null,
                :as_of > deadline_on,
                next_on > deadline_on and :enrollment_late_return = 'new_episode'
            ),
            false
        ) as is_break
    from clock
),

numbered as (
    select
        *,
        1 + coalesce(
            count_if(is_break) over (
                partition by episode_id
                order by day
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as piece_no
    from broken
),

stretch as (
    select
        episode_id as recorded_episode_id,
        piece_no,
        min(day) as enrollment_date,
        max(day) as last_seen_on,
        max(recorded_exit_on) as recorded_exit_on,
        max(if(is_break, deadline_on, null)) as broken_on,
        max(if(is_break, missed_on, null)) as missed_on,
        max(if(next_on is null and not is_stopped, deadline_on, null)) as open_deadline_on
    from numbered
    group by episode_id, piece_no
),

ended as (
    select
        *,
        recorded_exit_on <= coalesce(broken_on, forever())
        and (piece_no = 1 or recorded_exit_on >= enrollment_date) as is_recorded
    from stretch
)

select
    if(piece_no = 1, recorded_episode_id, concat(recorded_episode_id, '~', piece_no)) as episode_id,
    recorded_episode_id,
    piece_no,
    enrollment_date,
    case
        when is_recorded then recorded_exit_on
        when broken_on is null then null
        when :enrollment_closed_exit = 'last_visit' then last_seen_on
        else broken_on
    end as exit_date,
    case
        when is_recorded then 'recorded'
        when broken_on is null then null
        when :enrollment_closed_exit = 'last_visit' then 'disengaged'
        else 'closed'
    end as exit_kind,
    last_seen_on,
    if(is_recorded, null, missed_on) as missed_on,
    if(
        coalesce(is_recorded, false) or broken_on is not null,
        null,
        date_add(open_deadline_on, 1)
    ) as recheck_on,
    coalesce(
        piece_no = max(if(recorded_exit_on >= enrollment_date, piece_no, null)) over (
            partition by recorded_episode_id
        ),
        false
    ) as has_recorded_exit
from ended
where not coalesce(is_recorded and recorded_exit_on < enrollment_date, false)
