-- One row a home visitor, month and close that saw the rate change, of months that were low at any close: the
-- completion in percent by what was known then, over all programs of the visitor (R143), until the close
-- before until_month. A month without a rate has no row: nothing expected, or all of it leave (UT-041).
with

visit as (
    select
        carrier_id as staff_id,
        month,
        expected,
        known_on
    from family_visit_month
    where carrier_type = 'staff'
),

settled as (
    select
        staff_id,
        month,
        max(array_max(known_on)) as known_on
    from visit
    group by staff_id, month
    having sum(expected) > 0
),

look as (
    select
        settled.staff_id,
        settled.month,
        month_close.month as assessed_month,
        month_close.closes_on
    from settled
    left anti join leave_month
        on leave_month.staff_id = settled.staff_id
        and leave_month.month = settled.month
    inner join month_close
        on month_close.month >= settled.month
        and (
            month_close.month = settled.month
            or month_close.previous_closes_on is null
            or month_close.previous_closes_on < settled.known_on
        )
),

rated as (
    select
        look.staff_id,
        look.month,
        look.assessed_month,
        100 * sum(
            if(
                :visit_cap_per_family,
                least(size(filter(visit.known_on, known -> known <= look.closes_on)), visit.expected),
                size(filter(visit.known_on, known -> known <= look.closes_on))
            )
        ) / sum(visit.expected) as completion_pct
    from look
    inner join visit
        on visit.staff_id = look.staff_id
        and visit.month = look.month
    group by look.staff_id, look.month, look.assessed_month
),

judged as (
    select
        *,
        if(
            :reduction_trigger_inclusive,
            completion_pct <= :reduction_trigger_pct,
            completion_pct < :reduction_trigger_pct
        ) as is_low
    from rated
),

placed as (
    select
        *,
        dense_rank() over (partition by staff_id order by month) as rated_no,
        lead(assessed_month) over (partition by staff_id, month order by assessed_month) as until_month,
        bool_or(is_low) over (partition by staff_id, month) as is_ever_low
    from judged
)

select
    staff_id,
    month,
    assessed_month,
    until_month,
    completion_pct,
    is_low,
    if(
        :reduction_null_month = 'breaks',
        12 * cast(left(month, 4) as int) + cast(right(month, 2) as int),
        rated_no
    ) as place
from placed
where is_ever_low
