-- One row a determination of income: the household's income as a percentage of the poverty guideline, not
-- rounded. With only a band of income, or a size with more after its number, it lies between two bounds; with
-- both, or with a band, no single percentage is told (R123, R149).
with

guideline as (
    select
        first_person,
        each_further,
        if(:fpl_year_rule = 'calendar_year', trunc(effective_on, 'YEAR'), effective_on) as starts_on,
        lead(effective_on) over (partition by area order by effective_on) as replaced_on
    from poverty_guideline
    where area = 'CONTIGUOUS'
),

expecting as (
    -- A household expects a child for 280 days up to the due day, or until the delivery.
    select
        income.determination_id,
        count(distinct pregnancy.pregnancy_id) as unborn
    from income
    inner join enrollment
        on enrollment.household_id = income.household_id
    inner join pregnancy
        on pregnancy.caregiver_id = enrollment.caregiver_id
        and income.determination_date
            >= date_add(coalesce(pregnancy.edd, date_add(pregnancy.lmp, 280)), -280)
        and income.determination_date
            < coalesce(pregnancy.delivery_date, pregnancy.edd, date_add(pregnancy.lmp, 280))
    where :fpl_counts_unborn
    group by income.determination_id
),

stated as (
    select
        determination_id,
        household_id,
        determination_date,
        annual_gross_income,
        coalesce(not_disclosed, false) as is_withheld,
        coalesce(annual_gross_income, annual_income_low) as least_income,
        coalesce(annual_gross_income, annual_income_high) as most_income,
        if(
            household_size rlike '^ *0*[1-9]',
            cast(regexp_extract(household_size, '^ *0*([1-9][0-9]{0,3})', 1) as int),
            null
        ) as people,
        household_size rlike '^ *0*[1-9][0-9]{0,3} *[^ 0-9]' as is_top_coded
    from income
),

measured as (
    select
        stated.*,
        guideline.first_person
        + guideline.each_further * (stated.people + coalesce(expecting.unborn, 0) - 1) as poverty_line,
        case
            when stated.is_withheld then 'not_disclosed'
            when stated.least_income is null and stated.most_income is null then 'no_amount'
            when stated.people is null then 'no_household_size'
            when guideline.starts_on is null then 'no_guideline'
        end as reason,
        if(
            stated.is_top_coded,
            0,
            cast(100 * coalesce(stated.least_income, 0) / poverty_line as decimal(18, 6))
        ) as pct_low,
        cast(100 * stated.most_income / poverty_line as decimal(18, 6)) as pct_high
    from stated
    left join expecting
        on expecting.determination_id = stated.determination_id
    left join guideline
        on stated.determination_date >= guideline.starts_on
        and stated.determination_date < coalesce(
            if(:fpl_year_rule = 'calendar_year', trunc(guideline.replaced_on, 'YEAR'), guideline.replaced_on),
            forever()
        )
)

select
    determination_id,
    household_id,
    determination_date,
    if(reason is null and annual_gross_income is not null, pct_high, null) as fpl_pct,
    if(reason is null, pct_low, null) as fpl_pct_low,
    if(reason is null, pct_high, null) as fpl_pct_high,
    reason
from measured
