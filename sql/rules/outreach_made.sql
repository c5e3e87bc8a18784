-- One row an enrollment that ended because the family was not seen: whether it was tried by phone, by
-- mail and at its home in the days after the first missed visit. The manual says should, so that less is
-- a warning (CT-031).
with

missed as (
    select
        episode.episode_id,
        episode.recorded_episode_id,
        episode.program_id,
        min(day_missed(home_visit.scheduled_at, home_visit.visit_date, :time_zone)) as missed_on
    from episode
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and array_contains(:enrollment_missed_statuses, home_visit.status)
        and day_missed(home_visit.scheduled_at, home_visit.visit_date, :time_zone) > episode.exit_date
    where episode.exit_kind = 'disengaged'
    group by episode.episode_id, episode.recorded_episode_id, episode.program_id
),

tried as (
    select
        missed.episode_id,
        missed.program_id,
        missed.missed_on,
        collect_set(contact_attempt.method) as methods
    from missed
    left join contact_attempt
        on contact_attempt.episode_id = missed.recorded_episode_id
        and to_date(from_utc_timestamp(contact_attempt.attempted_at, :time_zone))
            between date_add(missed.missed_on, 1)
            and date_add(missed.missed_on, :enrollment_no_contact_days)
    group by missed.episode_id, missed.program_id, missed.missed_on
),

lacking as (
    select
        *,
        array_except(array('PHONE', 'MAIL', 'HOME_DROP_IN'), methods) as without
    from tried
)

select
    'CT-031' as rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    missed_on as occurrence_on,
    date_add(missed_on, :enrollment_no_contact_days) as due_on,
    cast(null as date) as actual_on,
    if(size(without) = 0, 'pass', 'warn') as result,
    nullif(array_join(transform(without, way -> concat('without ', way)), ', '), '') as detail
from lacking
