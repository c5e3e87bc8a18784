-- One row an adult or index child of Form 1: the row of the form that holds the person, and the answers
-- by table. An adult is pregnant or not on the day of enrollment, a continuing one on the first day of
-- the period, and has the age of that day; a child has its age at the period's end or its exit. Who would be
-- younger than born is of unknown age; the form has no column for children of seven or more.
with

birth as (
    select
        pregnancy_id,
        min(dob) as born_on
    from child
    where pregnancy_id is not null
    group by pregnancy_id
),

named as (
    select
        pregnancy_id,
        min(enrollment_date) as named_on
    from caregiver_chain
    where pregnancy_id is not null
    group by pregnancy_id
),

carried as (
    -- Where no day of it is told, it began no later than the enrollment that names it.
    select
        person.person_id,
        coalesce(
            pregnancy.edd,
            date_add(pregnancy.lmp, 280),
            birth.born_on,
            date_add(named.named_on, 280)
        ) as due_on,
        date_sub(due_on, 280) as begun_on,
        coalesce(birth.born_on, pregnancy.delivery_date, date_add(due_on, 42)) as over_on
    from pregnancy
    inner join person
        on person.member_id = pregnancy.caregiver_id
        and person.person_kind = 'CAREGIVER'
    left join birth
        on birth.pregnancy_id = pregnancy.pregnancy_id
    left join named
        on named.pregnancy_id = pregnancy.pregnancy_id
),

pregnant as (
    select distinct
        form_member.period_id,
        form_member.unit_id
    from form_member
    inner join carried
        on carried.person_id = form_member.unit_id
        and carried.begun_on <= greatest(form_member.enrolled_on, form_member.period_start)
        and carried.over_on > greatest(form_member.enrolled_on, form_member.period_start)
    where form_member.unit = 'adult'
),

known as (
    select
        if(portrait.person_kind = 'CAREGIVER', 'adult', 'child') as unit,
        portrait.person_id as unit_id,
        portrait.dob,
        portrait.sex,
        portrait.race_codes,
        portrait.hispanic,
        portrait.primary_language as language,
        child.usual_source_medical as medical,
        child.usual_source_dental as dental
    from portrait
    left join child
        on child.child_id = portrait.person_id
        and portrait.person_kind = 'CHILD'
),

answered as (
    select
        period_id,
        unit,
        unit_id,
        map_from_entries(collect_list(struct(question, lower(replace(answer, 'UNK', 'unknown'))))) as answers
    from form_answer
    where unit <> 'household'
        and characteristic is null
    group by period_id, unit, unit_id
),

aged as (
    select
        form_member.*,
        known.sex,
        known.hispanic,
        known.language,
        known.medical,
        known.dental,
        pregnant.unit_id is not null and coalesce(known.sex, '') <> 'M' as is_pregnant,
        array_remove(known_races(known.race_codes), 'OTHER') as races,
        age_in_years(
            known.dob,
            if(
                form_member.unit = 'adult',
                greatest(form_member.enrolled_on, form_member.period_start),
                least(form_member.period_end, form_member.exit_date)
            )
        ) as years_old,
        coalesce(answered.answers, map()) as answers
    from form_member
    left join known
        on known.unit = form_member.unit
        and known.unit_id = form_member.unit_id
    left join pregnant
        on pregnant.period_id = form_member.period_id
        and pregnant.unit_id = form_member.unit_id
        and form_member.unit = 'adult'
    left join answered
        on answered.period_id = form_member.period_id
        and answered.unit = form_member.unit
        and answered.unit_id = form_member.unit_id
    where form_member.form = 'form1'
        and form_member.unit <> 'household'
)

select
    period_id,
    unit,
    unit_id,
    family_id,
    is_miechv,
    is_pregnant,
    if(years_old >= 0, years_old, null) as age_years,
    case
        when is_pregnant then 'pregnant'
        else concat(
            case sex when 'F' then 'female' when 'M' then 'male' when 'X' then 'nonbinary' else 'unknown' end,
            if(unit = 'adult', '_caregiver', '_child')
        )
    end as line,
    map_concat(
        answers,
        map(
            'age', case
                when age_years is null then 'unknown'
                when unit = 'child' then element_at(
                    array('under_1', '1_2', '3_4', '5_6', 'unknown'),
                    1 + size(filter(array(1, 3, 5, 7), bound -> bound <= age_years))
                )
                else element_at(
                    array(
                        'upto_17', '18_19', '20_21', '22_24', '25_29',
                        '30_34', '35_44', '45_54', '55_64', '65_and_over'
                    ),
                    1 + size(filter(array(18, 20, 22, 25, 30, 35, 45, 55, 65), bound -> bound <= age_years))
                )
            end,
            'ethnicity', case hispanic
                when 'Y' then 'hispanic'
                when 'N' then 'not_hispanic'
                else 'unknown'
            end,
            'race', case
                when size(races) > 1 then 'multi'
                when size(races) = 1 then lower(races[0])
                else 'unknown'
            end,
            'language', coalesce(lower(language), 'unknown'),
            'medical_home', lower(replace(coalesce(medical, 'UNK'), 'UNK', 'unknown')),
            'dental_home', case dental when 'Y' then 'yes' when 'N' then 'no' else 'unknown' end
        )
    ) as answers
from aged
