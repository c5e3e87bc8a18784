-- One row a program and grant year whose approved capacity follows that of the year before: whether it
-- grew, and at the rate at which it grew first. A number of families is whole, so it may be rounded;
-- what is approved stands when its rate is within half a percentage point (UT-011, A-26).
with

approved as (
    select
        program_id,
        grant_year,
        max(max_capacity) as capacity
    from program_capacity
    where approved_date <= :as_of
    group by program_id, grant_year
),

grown as (
    select
        later.program_id,
        later.grant_year,
        earlier.capacity as before,
        later.capacity,
        later.capacity / earlier.capacity - 1 as rate
    from approved as later
    inner join approved as earlier
        on earlier.program_id = later.program_id
        and earlier.grant_year = later.grant_year - 1
        and earlier.capacity > 0
),

compared as (
    select
        *,
        first_value(rate) over (partition by program_id order by grant_year) as first_rate
    from grown
),

expected as (
    select
        *,
        if(
            :caseload_growth_rounding = 'floor',
            floor(round(before * (1 + first_rate), 6)),
            round(round(before * (1 + first_rate), 6))
        ) as expected
    from compared
)

select
    'UT-011' as rule_id,
    'program' as subject_type,
    program_id as subject_id,
    program_id,
    make_date(grant_year, 1, 1) as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(
        rate > 0 and (capacity = expected or abs(rate - first_rate) <= 0.005), 'pass', 'fail'
    ) as result,
    concat(before, ' to ', capacity, ', ', round(100 * rate, 2), ' %') as detail
from expected
