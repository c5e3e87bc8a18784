-- One row a place that a family's exit opened in a program, on the day after the exit: the k-th place is
-- filled by the k-th family that comes later, due some business days on while others wait (UT-068, R54).
with

change as (
    select
        scope_id as program_id,
        date_add(exit_on, 1) as day,
        'place' as kind,
        family_id
    from family_stay
    where scope_type = 'program'
        and exit_on < :as_of

    union all

    select
        scope_id as program_id,
        enrolled_on as day,
        'arrival' as kind,
        family_id
    from family_stay
    where scope_type = 'program'
        and enrolled_on <= :as_of
),

numbered as (
    select
        *,
        row_number() over (partition by program_id, kind order by day, family_id) as number,
        -- A family that comes on the day on which a place opens can fill it.
        count_if(kind = 'arrival') over (
            partition by program_id
            order by day, kind = 'arrival'
            range between unbounded preceding and current row
        ) as arrived
    from change
),

place as (
    select
        program_id,
        day as opened_on,
        number,
        number + max(arrived + 1 - number) over (
            partition by program_id
            order by number
            rows between unbounded preceding and current row
        ) as filled_by
    from numbered
    where kind = 'place'
),

wait as (
    select distinct
        place.program_id,
        place.opened_on
    from place
    inner join waitlist
        on waitlist.program_id = place.program_id
        and waitlist.added_date <= place.opened_on
        and coalesce(waitlist.removed_date, forever()) > place.opened_on
)

select
    'UT-068' as rule_id,
    'program' as subject_type,
    place.program_id as subject_id,
    place.program_id,
    place.opened_on as occurrence_on,
    last_day.day as due_on,
    arrival.day as actual_on,
    if(
        wait.program_id is null, 'not_applicable', done_in_time(arrival.day, last_day.day, :as_of)
    ) as result,
    if(wait.program_id is null, 'nobody waited', null) as detail
from place
left join wait
    on wait.program_id = place.program_id
    and wait.opened_on = place.opened_on
left join numbered as arrival
    on arrival.program_id = place.program_id
    and arrival.kind = 'arrival'
    and arrival.number = place.filled_by
left join business_day as opened
    on opened.day = place.opened_on
left join business_day as last_day
    on last_day.business_days = opened.business_days + cast(:waitlist_fill_business_days as int)
    and last_day.is_business_day
