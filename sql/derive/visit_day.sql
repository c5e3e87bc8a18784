-- One row an enrollment record and day on which a visit took place or was missed by the family.
-- The day of a missed visit is the local day of its appointment, else the day entered (R10).
with

visit as (
    select
        episode_id,
        visit_id,
        is_completed_visit(status, mode) as is_completed,
        array_contains(:enrollment_missed_statuses, status) as is_missed,
        if(
            is_completed_visit(status, mode),
            visit_date,
            day_missed(scheduled_at, visit_date, :time_zone)
        ) as day
    from home_visit
)

select
    episode_id,
    day,
    bool_or(is_completed) as is_completed,
    bool_or(is_missed) as is_missed,
    min(if(is_completed, visit_id, null)) as first_visit_id,
    min(if(is_missed, visit_id, null)) as missed_visit_id
from visit
where (is_completed or is_missed)
    and day <= :as_of
group by episode_id, day
