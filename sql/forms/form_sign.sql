-- One row a person or household, sign of a priority characteristic and day: what a flag said, or that a fact
-- shows it; of several on one day yes comes before unknown before no (R56). Facts are those that eligibility
-- looks at; a fact without a day holds from the beginning.
with

said as (
    select
        case person.person_kind
            when 'CAREGIVER' then 'adult'
            when 'CHILD' then 'child'
            else 'household'
        end as unit,
        coalesce(person.person_id, priority_flag.subject_id) as unit_id,
        priority_flag.flag_code as sign,
        priority_flag.as_of_date as seen_on,
        priority_flag.value as answer
    from priority_flag
    left join person
        on person.member_id = priority_flag.subject_id

    union all

    select
        'adult' as unit,
        person.person_id as unit_id,
        'smokes' as sign,
        tobacco_use.observed_date as seen_on,
        tobacco_use.uses as answer
    from tobacco_use
    inner join person
        on person.member_id = tobacco_use.caregiver_id
        and person.person_kind = 'CAREGIVER'
    where tobacco_use.uses <> 'UNK'

    union all

    select
        'child' as unit,
        child_id as unit_id,
        'reported' as sign,
        received_date as seen_on,
        'Y' as answer
    from maltreatment_report

    union all

    select
        'adult' as unit,
        person_id as unit_id,
        'referred' as sign,
        enrollment_date as seen_on,
        'Y' as answer
    from welfare_referral

    union all

    select
        'child' as unit,
        child_id as unit_id,
        'diagnosed' as sign,
        date'1900-01-01' as seen_on,
        'Y' as answer
    from child
    where disability_diagnosed

    union all

    select
        'adult' as unit,
        person.person_id as unit_id,
        'served' as sign,
        date'1900-01-01' as seen_on,
        'Y' as answer
    from caregiver
    inner join person
        on person.member_id = caregiver.caregiver_id
        and person.person_kind = 'CAREGIVER'
    where caregiver.armed_forces in ('CURRENT', 'FORMER')
),

shown as (
    select
        *,
        case
            when sign in ('CT_f', 'CT_g', 'UT_C', 'reported', 'referred') then 'child_welfare'
            when sign in ('CT_h', 'UT_D') then 'substance_use'
            when sign in ('CT_i', 'UT_E', 'smokes') then 'tobacco'
            when sign in ('CT_j', 'UT_F') then 'low_achievement'
            when sign in ('CT_k', 'UT_G', 'diagnosed') then 'disability'
            when sign in ('CT_l', 'UT_H', 'served') then 'armed_forces'
        end as characteristic
    from said
)

-- In the alphabet N comes before UNK before Y.
select unit, unit_id, characteristic, sign, seen_on, max(answer) as answer
from shown
where characteristic is not null
group by unit, unit_id, characteristic, sign, seen_on
