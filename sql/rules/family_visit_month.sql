-- One row a family, caseload and complete month with a visit expected or completed: how many were expected
-- of its days on the caseload, rounded half up (UT-040, R51), and when the
-- state first knew of each day with a completed visit.
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

expected as (
    select
        month_of_plan.program_id,
        month_of_plan.carrier_type,
        month_of_plan.carrier_id,
        month_of_plan.family_id,
        complete_month.month,
        max(month_of_plan.visits_per_month) as visits_per_month,
        sum(
            month_of_plan.visits_per_month * datediff(
                least(month_of_plan.ends_before, date_add(complete_month.month_end, 1)),
                greatest(month_of_plan.starts_on, complete_month.month_start)
            )
        ) / day(max(complete_month.month_end)) as prorated_visits
    from month_of_plan
    inner join complete_month
        on complete_month.month_start = month_of_plan.month_start
    group by
        month_of_plan.program_id,
        month_of_plan.carrier_type,
        month_of_plan.carrier_id,
        month_of_plan.family_id,
        complete_month.month
),

completed as (
    select
        family_visit.program_id,
        family_visit.carrier_type,
        family_visit.carrier_id,
        family_visit.family_id,
        complete_month.month,
        array_sort(collect_list(family_visit.known_on)) as known_on
    from family_visit
    inner join complete_month
        on complete_month.month = date_format(family_visit.visit_date, 'yyyy-MM')
    group by
        family_visit.program_id,
        family_visit.carrier_type,
        family_visit.carrier_id,
        family_visit.family_id,
        complete_month.month
)

select
    coalesce(expected.program_id, completed.program_id) as program_id,
    coalesce(expected.carrier_type, completed.carrier_type) as carrier_type,
    coalesce(expected.carrier_id, completed.carrier_id) as carrier_id,
    coalesce(expected.family_id, completed.family_id) as family_id,
    coalesce(expected.month, completed.month) as month,
    cast(
        coalesce(
            round(
                if(
                    :visit_expected_rule = 'prorated',
                    expected.prorated_visits,
                    expected.visits_per_month
                )
            ),
            0
        ) as int
    ) as expected,
    coalesce(completed.known_on, cast(array() as array<date>)) as known_on
from expected
full outer join completed
    on completed.program_id = expected.program_id
    and completed.carrier_type = expected.carrier_type
    and completed.carrier_id = expected.carrier_id
    and completed.family_id = expected.family_id
    and completed.month = expected.month
