-- One row an enrollment that ended because the family was not seen: whether its exit was entered, and as
-- the state asks for it: on the last visit (CT-029, CT-030), or by the day after the deadline (UT-060).
-- An exit entered for a family that could not be reached is looked at too where it belongs on the last
-- visit.
with

last_piece as (
    -- An exit of a day before the stretch began is that of an earlier one (R71, R81).
    select
        episode.*,
        if(enrollment.exit_date >= episode.enrollment_date, enrollment.exit_date, null) as entered_on,
        row_number() over (
            partition by episode.recorded_episode_id
            order by episode.enrollment_date desc
        ) as from_last
    from episode
    inner join enrollment
        on enrollment.episode_id = episode.recorded_episode_id
),

seen as (
    select
        last_piece.episode_id,
        max(home_visit.visit_date) as seen_on
    from last_piece
    inner join home_visit
        on home_visit.episode_id = last_piece.recorded_episode_id
        and home_visit.visit_date between last_piece.enrollment_date and :as_of
        and is_completed_visit(home_visit.status, home_visit.mode)
    group by last_piece.episode_id
),

missed as (
    -- The first visit missed after the last that took place, by the local day of its appointment (R10).
    select
        last_piece.episode_id,
        min(day_missed(home_visit.scheduled_at, home_visit.visit_date, :time_zone)) as missed_on
    from last_piece
    left join seen
        on seen.episode_id = last_piece.episode_id
    inner join home_visit
        on home_visit.episode_id = last_piece.recorded_episode_id
        and array_contains(:enrollment_missed_statuses, home_visit.status)
        and day_missed(home_visit.scheduled_at, home_visit.visit_date, :time_zone)
            > coalesce(seen.seen_on, last_piece.enrollment_date)
    group by last_piece.episode_id
),

judged as (
    select
        last_piece.*,
        seen.seen_on,
        case
            when last_piece.exit_kind = 'closed' then 'UT-060'
            when last_piece.entered_on is null then 'CT-030'
            else 'CT-029'
        end as rule_id,
        case
            when last_piece.exit_kind = 'closed' then date_add(last_piece.exit_date, 1)
            when last_piece.entered_on is null then date_add(
                if(:enrollment_clock_start = 'missed_visit', missed.missed_on, seen.seen_on),
                :enrollment_no_contact_days - if(:enrollment_last_day_counts, 0, 1)
            )
        end as due_on
    from last_piece
    left join seen
        on seen.episode_id = last_piece.episode_id
    left join missed
        on missed.episode_id = last_piece.episode_id
    where last_piece.from_last = 1
        and (
            last_piece.exit_kind in ('disengaged', 'closed')
            or :enrollment_closed_exit = 'last_visit'
            and last_piece.exit_kind = 'recorded'
            and last_piece.exit_reason in ('UNABLE_TO_LOCATE', 'EXCESSIVE_MISSED', 'NEVER_ENGAGED')
            and last_piece.entered_on <= :as_of
        )
)

select
    rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    exit_date as occurrence_on,
    due_on,
    entered_on as actual_on,
    case rule_id
        when 'CT-029' then if(entered_on <=> seen_on, 'pass', 'fail')
        when 'CT-030' then 'fail'
        else done_in_time(entered_on, due_on, :as_of)
    end as result,
    case
        when entered_on is null then 'no exit is entered'
        when rule_id = 'CT-029' and not entered_on <=> seen_on
            then concat('the last visit was on ', coalesce(cast(seen_on as string), 'no day'))
    end as detail
from judged
