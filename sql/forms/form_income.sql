-- One row a determination of income: its group as a percentage of the poverty guideline of its day, not
-- rounded. With only a band of income, or a household size with more after its number, the percentage
-- lies between two bounds and has a group only when both are in it (R123).
with

guideline as (
    select
        effective_on,
        first_person,
        each_further,
        coalesce(lead(effective_on) over (order by effective_on), forever()) as replaced_on
    from poverty_guideline
    where area = 'CONTIGUOUS'
),

stated as (
    select
        household_id,
        determination_date,
        coalesce(annual_gross_income, annual_income_high) as most_income,
        if(
            household_size rlike '^ *0*[1-9][0-9]{0,3} *[^ 0-9]',
            0,
            coalesce(annual_gross_income, annual_income_low, 0)
        ) as least_income,
        cast(regexp_extract(household_size, '^ *0*([1-9][0-9]{0,3})', 1) as int) as people
    from income
    where not coalesce(not_disclosed, false)
        and household_size rlike '^ *0*[1-9]'
        and coalesce(annual_gross_income, annual_income_high) is not null
),

measured as (
    select
        stated.household_id,
        stated.determination_date,
        stated.least_income * 100 as least,
        stated.most_income * 100 as most,
        transform(
            array(50, 100, 133, 200, 300),
            percent -> percent
                * (guideline.first_person + guideline.each_further * (stated.people - 1))
        ) as bounds
    from stated
    inner join guideline
        on stated.determination_date >= guideline.effective_on
        and stated.determination_date < guideline.replaced_on
)

select
    household_id,
    determination_date,
    if(
        size(filter(bounds, bound -> bound < least)) = size(filter(bounds, bound -> bound < most)),
        element_at(
            array('upto_50', '51_100', '101_133', '134_200', '201_300', 'over_300'),
            size(filter(bounds, bound -> bound < most)) + 1
        ),
        'unknown'
    ) as band
from measured
