-- One row a complete month whose reductions have been assessed: by what was known at the end of the fifth
-- business day of the next month (R52). Before the state's first delivery nothing was known (R85).
with

after as (
    select
        month,
        month_end,
        explode(sequence(date_add(month_end, 1), date_add(month_end, 21))) as day
    from complete_month
),

business as (
    select
        after.month,
        after.month_end,
        after.day,
        row_number() over (partition by after.month order by after.day) as nth
    from after
    left anti join holiday
        on holiday.state = :state
        and holiday.date = after.day
    where weekday(after.day) < 5
),

delivery_day as (
    select min(delivered_on) as first_delivered_on
    from home_visit
)

select
    business.month,
    business.month_end,
    business.day as closes_on,
    lag(business.day) over (order by business.day) as previous_closes_on
from business
cross join delivery_day
where business.nth = 5
    and business.day <= :as_of
    and business.day >= coalesce(delivery_day.first_delivered_on, business.day)
