-- One row a staff member and month with costs asked back, and the first assessed month whose close knew of
-- them all (R52, R85).
with

cost as (
    select
        staff_id,
        date_format(month, 'yyyy-MM') as month,
        sum(salary_requested + benefits_requested) as requested,
        max(
            coalesce(first_known_on(delivered_on, created_at, modified_at, :time_zone), month)
        ) as known_on
    from staff_month_cost
    group by staff_id, date_format(month, 'yyyy-MM')
),

first_close as (
    select min(closes_on) as closes_on
    from month_close
),

-- A day looks up its close by equality, where a range would compare every cost with every close.
close_of_day as (
    select
        month,
        explode(sequence(coalesce(date_add(previous_closes_on, 1), closes_on), closes_on)) as day
    from month_close
)

select
    cost.staff_id,
    cost.month,
    cost.requested,
    close_of_day.month as known_month
from cost
cross join first_close
inner join close_of_day
    on close_of_day.day = greatest(cost.known_on, first_close.closes_on)
