-- One row a home visitor, close and month with a rate, with the run of low months that it is in as known
-- then: consecutive months at or below the trigger, at least as many as it takes (UT-044).
with

known as (
    select
        visitor_rate.staff_id,
        month_close.month as assessed_month,
        visitor_rate.month,
        12 * cast(left(visitor_rate.month, 4) as int) + cast(right(visitor_rate.month, 2) as int) as month_no,
        visitor_rate.completion_pct,
        visitor_rate.is_low
    from visitor_rate
    inner join month_close
        on month_close.month >= visitor_rate.assessed_month
        and month_close.month < coalesce(visitor_rate.until_month, '9999')
),

placed as (
    select
        *,
        if(
            :reduction_null_month = 'breaks',
            month_no,
            row_number() over (partition by staff_id, assessed_month order by month)
        ) as place,
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
