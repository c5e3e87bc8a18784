-- One row an enrollment with a plan of visits: whether the family stayed to the planned end and had all the
-- visits of its plan, from the first day enrolled to that end (CT-065).
with

planned_end as (
    select
        episode_id,
        max_by(planned_end_date, if(planned_end_date is null, null, valid_from)) as ends_on
    from service_plan
    where coalesce(valid_to, forever()) >= valid_from
    group by episode_id
),

schedule as (
    select
        episode.recorded_episode_id,
        episode.family_id,
        episode.program_id,
        min(episode.enrollment_date) as starts_on,
        max(coalesce(episode.exit_date, forever())) as exit_on,
        bool_or(coalesce(episode.exit_reason = 'COMPLETED', false)) as is_completed,
        max(planned_end.ends_on) as ends_on
    from episode
    inner join planned_end
        on planned_end.episode_id = episode.recorded_episode_id
    group by episode.recorded_episode_id, episode.family_id, episode.program_id
),

span as (
    -- Days on hold are taken away again.
    select recorded_episode_id, starts_on, date_add(ends_on, 1) as ends_before, 1 as sign
    from schedule

    union all

    select
        stay_span.recorded_episode_id,
        greatest(stay_span.starts_on, schedule.starts_on) as starts_on,
        least(stay_span.ends_before, date_add(schedule.ends_on, 1)) as ends_before,
        -1 as sign
    from stay_span
    inner join schedule
        on schedule.recorded_episode_id = stay_span.recorded_episode_id
    where stay_span.is_held
),

part as (
    select
        span.recorded_episode_id,
        span.sign,
        plan_span.visits_per_month,
        greatest(span.starts_on, plan_span.starts_on) as first_on,
        least(span.ends_before, plan_span.ends_before) as after_on
    from span
    inner join plan_span
        on plan_span.episode_id = span.recorded_episode_id
        and plan_span.starts_on < span.ends_before
        and plan_span.ends_before > span.starts_on
    where span.starts_on < span.ends_before
),

expected as (
    -- Months between two days, each day being its month's share.
    select
        recorded_episode_id,
        round(sum(
            sign * visits_per_month * (
                12 * (year(after_on) - year(first_on)) + month(after_on) - month(first_on)
                + (day(after_on) - 1) / day(last_day(after_on))
                - (day(first_on) - 1) / day(last_day(first_on))
            )
        ), 6) as visits,
        bool_or(visits_per_month is null) as is_unknown
    from part
    where first_on < after_on
    group by recorded_episode_id
),

visit as (
    select distinct enrollment.household_id, enrollment.program_id, home_visit.visit_date
    from home_visit
    inner join enrollment
        on enrollment.episode_id = home_visit.episode_id
    where is_completed_visit(home_visit.status, home_visit.mode)
),

counted as (
    select
        schedule.recorded_episode_id,
        schedule.program_id,
        schedule.starts_on,
        schedule.ends_on,
        schedule.exit_on,
        schedule.is_completed,
        cast(round(expected.visits) as int) as planned,
        coalesce(expected.is_unknown, false) as is_unknown,
        count(visit.visit_date) as completed
    from schedule
    left join expected
        on expected.recorded_episode_id = schedule.recorded_episode_id
    left join visit
        on visit.household_id = schedule.family_id
        and visit.program_id = schedule.program_id
        and visit.visit_date between schedule.starts_on
            and least(schedule.ends_on, schedule.exit_on, :as_of)
    group by all
)

select
    'CT-065' as rule_id,
    'episode' as subject_type,
    recorded_episode_id as subject_id,
    program_id,
    starts_on as occurrence_on,
    ends_on as due_on,
    cast(null as date) as actual_on,
    case
        when exit_on < ends_on and not is_completed then 'fail'
        when exit_on >= ends_on and ends_on >= :as_of then 'not_due'
        when is_unknown or ends_on is null then 'undetermined'
        when coalesce(planned, 0) = 0 then 'not_applicable'
        when completed >= planned then 'pass'
        else 'fail'
    end as result,
    case
        when ends_on is null then 'no planned end'
        when is_unknown then 'a plan without visits a month'
        else concat(
            completed, ' of ', coalesce(planned, 0), ' visits',
            if(exit_on < ends_on and not is_completed, ', left before the planned end', '')
        )
    end as detail
from counted
