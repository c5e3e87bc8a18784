-- One row a home visitor, close at which something changed and month that was ever low, with the run of low
-- months that it is in as known then: consecutive months at or below the trigger, at least as many as it
-- takes (UT-044).
with

turn as (
    select
        staff_id,
        assessed_month
    from visitor_rate

    union

    select
        month_request.staff_id,
        month_request.known_month as assessed_month
    from month_request
    left semi join visitor_rate
        on visitor_rate.staff_id = month_request.staff_id
        and visitor_rate.month = month_request.month
),

known as (
    select
        turn.staff_id,
        turn.assessed_month,
        visitor_rate.month,
        visitor_rate.place,
        visitor_rate.completion_pct,
        visitor_rate.is_low
    from turn
    inner join visitor_rate
        on visitor_rate.staff_id = turn.staff_id
        and visitor_rate.assessed_month <= turn.assessed_month
        and coalesce(visitor_rate.until_month, '9999') > turn.assessed_month
),

placed as (
    select
        *,
        row_number() over (partition by staff_id, assessed_month, is_low order by month) as low_place
    from known
),

run as (
    select
        *,
        count(*) over same as months,
        min(month) over same as starts_in,
        avg(completion_pct) over same as mean_pct
    from placed
    window same as (partition by staff_id, assessed_month, is_low, place - low_place)
)

select
    staff_id,
    assessed_month,
    month,
    is_low and months >= :reduction_trigger_months as is_cut,
    starts_in as run_start,
    if(:reduction_average = 'run', mean_pct, completion_pct) as average_pct
from run
