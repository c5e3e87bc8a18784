-- One row a complete month whose reductions have been assessed: at the end of the fifth business day of the
-- next month (R52).
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
        after.day,
        row_number() over (partition by after.month order by after.day) as nth
    from after
    left anti join holiday
        on holiday.state = :state
        and holiday.date = after.day
    where weekday(after.day) < 5
)

select
    month,
    day as closes_on
from business
where nth = 5
    and day <= :as_of
