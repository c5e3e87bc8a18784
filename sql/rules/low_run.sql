-- One row a home visitor and month in a run of low months, one that is as long as it takes to lead to a
-- corrective action and a cut (UT-044; R143): from when it runs, and its mean rate of completion.
with

rated as (
    -- All programs of the visitor together; a month of leave, or with nothing expected, has no rate.
    select
        family_visit_month.carrier_id as staff_id,
        family_visit_month.month,
        100 * sum(
            if(
                :visit_cap_per_family,
                least(family_visit_month.completed, family_visit_month.expected),
                family_visit_month.completed
            )
        ) / nullif(sum(family_visit_month.expected), 0) as completion_pct
    from family_visit_month
    left anti join leave_month
        on leave_month.staff_id = family_visit_month.carrier_id
        and leave_month.month = family_visit_month.month
    where family_visit_month.carrier_type = 'staff'
    group by family_visit_month.carrier_id, family_visit_month.month
    having sum(family_visit_month.expected) > 0
),

judged as (
    select
        *,
        if(
            :reduction_trigger_inclusive,
            completion_pct <= :reduction_trigger_pct,
            completion_pct < :reduction_trigger_pct
        ) as is_low,
        if(
            :reduction_null_month = 'breaks',
            12 * cast(left(month, 4) as int) + cast(right(month, 2) as int),
            row_number() over (partition by staff_id order by month)
        ) as place
    from rated
),

placed as (
    select
        *,
        row_number() over (partition by staff_id, is_low order by month) as low_place
    from judged
),

run as (
    select
        *,
        count(*) over same as months,
        min(month) over same as run_start,
        avg(completion_pct) over same as run_pct,
        row_number() over (partition by staff_id, is_low, place - low_place order by month) as month_of_run
    from placed
    window same as (partition by staff_id, is_low, place - low_place)
)

select
    staff_id,
    month,
    completion_pct,
    run_start,
    run_pct,
    month_of_run
from run
where is_low
    and months >= :reduction_trigger_months
