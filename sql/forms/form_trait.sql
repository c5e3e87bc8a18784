-- One row a year of Form 1, household and priority characteristic: yes when anybody has it, no when all were
-- asked and said no, else unknown. No child welfare needs a no to each of the state's flags; facts say yes of
-- the household, and their absence nothing (R56, R129).
with

told as (
    select period_id, family_id, characteristic, question, answer
    from form_answer
    where characteristic is not null
        and (answer = 'Y' or question rlike '^(CT|UT)_')

    union all

    select
        period_id,
        family_id,
        'pregnant_under_21' as characteristic,
        'age' as question,
        case
            when not is_pregnant then 'N'
            when age_years is null then 'UNK'
            when age_years < 21 then 'Y'
            else 'N'
        end as answer
    from form_profile
    where unit = 'adult'

    union all

    select
        period_id,
        family_id,
        'low_income' as characteristic,
        question,
        case
            when answer in ('upto_50', '51_100') then 'Y'
            when answer = 'unknown' then 'UNK'
            else 'N'
        end as answer
    from form_answer
    where question = 'income'
),

heard as (
    -- In the alphabet N comes before UNK before Y.
    select
        period_id,
        family_id,
        characteristic,
        collect_set(question) as questions,
        max(answer) as answer
    from told
    group by period_id, family_id, characteristic
)

select
    period_id,
    family_id,
    characteristic,
    case
        when answer = 'Y' then 'yes'
        when answer = 'UNK' then 'unknown'
        when characteristic = 'child_welfare'
            and size(array_except(:strata_child_welfare_flags, questions)) > 0 then 'unknown'
        else 'no'
    end as answer
from heard
