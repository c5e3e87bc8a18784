-- One row a staff member and complete month spent wholly on leave, in one spell or in several that adjoin.
with

spell as (
    select
        staff_id,
        start_date,
        coalesce(date_add(end_date, 1), forever()) as ends_before
    from staff_leave
),

walk as (
    select
        *,
        max(ends_before) over (
            partition by staff_id
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as covered_before
    from spell
),

uncovered as (
    select
        staff_id,
        greatest(start_date, covered_before) as starts_on,
        ends_before
    from walk
)

select
    uncovered.staff_id,
    complete_month.month
from uncovered
inner join complete_month
    on uncovered.starts_on <= complete_month.month_end
    and uncovered.ends_before > complete_month.month_start
where uncovered.starts_on < uncovered.ends_before
group by uncovered.staff_id, complete_month.month, complete_month.month_start, complete_month.month_end
having sum(
    datediff(
        least(uncovered.ends_before, date_add(complete_month.month_end, 1)),
        greatest(uncovered.starts_on, complete_month.month_start)
    )
) = day(complete_month.month_end)
