-- One row a day of the years whose holidays are known: whether the offices of the state are open, and how
-- many such days there have been up to it. The n-th business day after d is the open one of number
-- business_days(d) + n.
with

closed as (
    select date as closed_on
    from holiday
    where state = :state
),

calendar as (
    select explode(sequence(
        trunc(min(closed_on), 'YEAR'), date_add(add_months(trunc(max(closed_on), 'YEAR'), 12), -1)
    )) as day
    from closed
),

marked as (
    select
        calendar.day,
        closed.closed_on is null and dayofweek(calendar.day) between 2 and 6 as is_business_day
    from calendar
    left join closed
        on closed.closed_on = calendar.day
)

select
    day,
    is_business_day,
    count_if(is_business_day) over (
        order by day
        rows between unbounded preceding and current row
    ) as business_days
from marked
