-- One row a family on the caseload of a home visitor who left: whether another carried it from the next
-- day on, for services go on when a visitor leaves (UT-029). One whose enrollment ended by then needs
-- none; a gap is a warning, nobody by the end of that day a failure.
with

left_behind as (
    select distinct
        staff.staff_id,
        staff.separation_date,
        carried_span.family_id,
        carried_span.program_id
    from staff
    inner join carried_span
        on carried_span.staff_id = staff.staff_id
        and carried_span.starts_on <= staff.separation_date
        and carried_span.ends_before > staff.separation_date
    inner join episode
        on episode.family_id = carried_span.family_id
        and episode.program_id = carried_span.program_id
        and episode.enrollment_date <= staff.separation_date
        and coalesce(episode.exit_date, forever()) > staff.separation_date
    where staff.separation_date < :as_of
),

handed as (
    select
        left_behind.staff_id,
        left_behind.separation_date,
        left_behind.family_id,
        left_behind.program_id,
        -- The greatest of nothing and a day would be the day.
        min(if(
            next.family_id is null,
            null,
            greatest(next.starts_on, date_add(left_behind.separation_date, 1))
        )) as handed_on
    from left_behind
    left join carried_span as next
        on next.family_id = left_behind.family_id
        and next.program_id = left_behind.program_id
        and next.staff_id <> left_behind.staff_id
        and next.ends_before > date_add(left_behind.separation_date, 1)
        and next.starts_on <= :as_of
    group by
        left_behind.staff_id,
        left_behind.separation_date,
        left_behind.family_id,
        left_behind.program_id
)

select
    'UT-029' as rule_id,
    'family' as subject_type,
    family_id as subject_id,
    program_id,
    separation_date as occurrence_on,
    date_add(separation_date, 1) as due_on,
    handed_on as actual_on,
    case
        when handed_on is null and date_add(separation_date, 1) >= :as_of then 'not_due'
        when handed_on is null then 'fail'
        when handed_on > date_add(separation_date, 1) then 'warn'
        else 'pass'
    end as result,
    concat('left by ', staff_id) as detail
from handed
