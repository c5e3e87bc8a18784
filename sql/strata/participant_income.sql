-- One row a person and period: the household's income at enrollment as a percentage of the poverty
-- guideline. With only a band of income, or a size with more after its number, it lies between two bounds,
-- and has a group only when both are in it (R123).
with

determined as (
    -- The last determination by the day of enrollment, else the first within 30 days after it.
    select
        participant.period_id,
        participant.subject_type,
        participant.subject_id,
        coalesce(
            max_by(
                struct(income.*),
                if(
                    income.determination_date <= participant.enrolled_on,
                    struct(income.determination_date, income.determination_id),
                    null
                )
            ),
            min_by(struct(income.*), struct(income.determination_date, income.determination_id))
        ) as income
    from participant
    inner join income
        on income.household_id = participant.household_id
        and income.determination_date <= date_add(participant.enrolled_on, 30)
    group by participant.period_id, participant.subject_type, participant.subject_id
),

guideline as (
    select
        effective_on,
        first_person,
        each_further,
        lead(effective_on) over (partition by area order by effective_on) as replaced_on
    from poverty_guideline
    where area = 'CONTIGUOUS'
),

sized as (
    select
        period_id,
        subject_type,
        subject_id,
        income.determination_date,
        coalesce(income.not_disclosed, false) as is_withheld,
        coalesce(income.annual_gross_income, income.annual_income_low) as least_income,
        coalesce(income.annual_gross_income, income.annual_income_high) as most_income,
        if(
            income.household_size rlike '^ *0*[1-9]',
            cast(regexp_extract(income.household_size, '^ *0*([1-9][0-9]{0,3})', 1) as int),
            null
        ) as people,
        income.household_size rlike '^ *0*[1-9][0-9]{0,3} *[^ ]' as is_top_coded
    from determined
),

measured as (
    select
        sized.period_id,
        sized.subject_type,
        sized.subject_id,
        guideline.first_person + guideline.each_further * (sized.people - 1) as poverty_line,
        case
            when sized.is_withheld then 'not_disclosed'
            when sized.least_income is null and sized.most_income is null then 'no_amount'
            when sized.people is null then 'no_household_size'
            when guideline.effective_on is null then 'no_guideline'
        end as reason,
        if(
            sized.is_top_coded,
            0,
            cast(100 * coalesce(sized.least_income, 0) / poverty_line as decimal(18, 6))
        ) as pct_low,
        cast(100 * sized.most_income / poverty_line as decimal(18, 6)) as pct_high
    from sized
    left join guideline
        on sized.determination_date >= guideline.effective_on
        and sized.determination_date < coalesce(guideline.replaced_on, forever())
)

select
    period_id,
    subject_type,
    subject_id,
    if(reason is null, pct_low, null) as fpl_pct_low,
    if(reason is null, pct_high, null) as fpl_pct_high,
    case
        when reason is not null then 'UNKNOWN'
        when income_band(pct_low) = income_band(coalesce(pct_high, 999999)) then income_band(pct_low)
        else 'UNKNOWN'
    end as income_band,
    coalesce(reason, if(income_band = 'UNKNOWN', 'spans_groups', null)) as income_reason
from measured
