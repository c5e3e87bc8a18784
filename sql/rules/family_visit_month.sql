-- One row a family, caseload and complete month with a visit expected or completed: how many were expected
-- of its days on the caseload, rounded half up (UT-040, R51), and on how many days one was completed.
with

month_of_plan as (
    select
        *,
        explode(
            sequence(
                to_date(date_trunc('MONTH', starts_on)),
                to_date(date_trunc('MONTH', least(date_sub(ends_before, 1), :as_of))),
                interval 1 month
            )
        ) as month_start
    from family_plan
    where starts_on <= :as_of
),

expected_or_made as (
    select
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        month_start,
        visits_per_month,
        visits_per_month * datediff(
            least(ends_before, add_months(month_start, 1)),
            greatest(starts_on, month_start)
        ) as visit_days,
        0 as completed
    from month_of_plan

    union all

    select
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        to_date(date_trunc('MONTH', visit_date)) as month_start,
        cast(null as decimal(5, 2)) as visits_per_month,
        null as visit_days,
        1 as completed
    from family_visit
),

summed as (
    select
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        month_start,
        max(visits_per_month) as visits_per_month,
        sum(visit_days) as visit_days,
        sum(completed) as completed
    from expected_or_made
    group by program_id, carrier_type, carrier_id, family_id, month_start
)

select
    summed.program_id,
    summed.carrier_type,
    summed.carrier_id,
    summed.family_id,
    complete_month.month,
    cast(
        round(
            if(
                :visit_expected_rule = 'prorated',
                coalesce(summed.visit_days, 0) / day(complete_month.month_end),
                coalesce(summed.visits_per_month, 0)
            )
        ) as int
    ) as expected,
    summed.completed
from summed
inner join complete_month
    on complete_month.month_start = summed.month_start
