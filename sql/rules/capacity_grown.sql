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
        later.capacity
    from approved as later
    inner join approved as earlier
        on earlier.program_id = later.program_id
        and earlier.grant_year = later.grant_year - 1
        and earlier.capacity > 0
),

compared as (
    select
        *,
        cast(first_value(before) over growth as bigint) as first_before,
        cast(first_value(capacity) over growth as bigint) as first_capacity
    from grown
    window growth as (partition by program_id order by grant_year)
),

expected as (
    -- Rates are compared as products of whole numbers, for fractions would miss what is exactly on a bound.
    select
        *,
        if(
            :caseload_growth_rounding = 'floor',
            before * first_capacity div first_before,
            (2 * before * first_capacity + first_before) div (2 * first_before)
        ) as expected,
        200 * abs(capacity * first_before - first_capacity * before) <= before * first_before as is_near
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
    if(capacity > before and (capacity = expected or is_near), 'pass', 'fail') as result,
    concat(before, ' to ', capacity, ', ', round(100 * (capacity / before - 1), 2), ' %') as detail
from expected
