-- One row a person or household asked for Form 1 and question: the answer that counts. New members: the last
-- one within 90 days up to the enrollment, else the first within 90 days after it. Continuing ones: the
-- latest by the end, unless it is too old (R129). Coverage and signs of a characteristic stand until they
-- change, however long before the enrollment they began; signs, which tell a history, are never too old.
with

status as (
    select
        person.person_id,
        caregiver_status.caregiver_id,
        caregiver_status.as_of_date,
        stack(
            5,
            'marital', caregiver_status.marital_status,
            'edu_attain', caregiver_status.education_attainment,
            'edu_status', if(
                caregiver_status.education_status like 'STUDENT%',
                'STUDENT',
                caregiver_status.education_status
            ),
            'employment', caregiver_status.employment_status,
            'housing', caregiver_status.housing_status
        ) as (question, answer)
    from caregiver_status
    inner join person
        on person.member_id = caregiver_status.caregiver_id
        and person.person_kind = 'CAREGIVER'
),

observed as (
    -- Of records of one person on one day the first that answers counts; UNK is no answer (R72).
    select
        'adult' as unit,
        person_id as unit_id,
        question,
        cast(null as string) as characteristic,
        false as is_standing,
        struct(as_of_date as day, '' as id) as moment,
        min_by(answer, struct(answer = 'UNK', caregiver_id)) as answer
    from status
    where answer is not null
    group by person_id, question, as_of_date

    union all

    select
        'household' as unit,
        household_id as unit_id,
        'income' as question,
        cast(null as string) as characteristic,
        false as is_standing,
        struct(determination_date as day, determination_id as id) as moment,
        case
            when reason is not null then 'unknown'
            when income_band(fpl_pct_low) <> income_band(coalesce(fpl_pct_high, 999999)) then 'unknown'
            else replace(replace(replace(income_band(fpl_pct_low), '<=', 'upto_'), '>', 'over_'), '-', '_')
        end as answer
    from income_level

    union all

    select
        if(person_kind = 'CAREGIVER', 'adult', 'child') as unit,
        person_id as unit_id,
        'insurance' as question,
        cast(null as string) as characteristic,
        true as is_standing,
        struct(changed_date as day, '' as id) as moment,
        payer_group as answer
    from coverage

    union all

    select
        unit,
        unit_id,
        sign as question,
        characteristic,
        true as is_standing,
        struct(seen_on as day, '' as id) as moment,
        answer
    from form_sign
),

answered as (
    select
        form_asked.period_id,
        form_asked.unit,
        form_asked.unit_id,
        form_asked.family_id,
        observed.question,
        observed.characteristic,
        if(
            form_asked.is_new,
            coalesce(
                max_by(
                    observed.answer,
                    if(
                        observed.moment.day <= form_asked.enrolled_on
                        and (observed.is_standing or observed.moment.day >= form_asked.asked_from),
                        observed.moment,
                        null
                    )
                ),
                min_by(
                    observed.answer,
                    if(
                        observed.moment.day between form_asked.enrolled_on and form_asked.asked_until,
                        observed.moment,
                        null
                    )
                )
            ),
            max_by(
                observed.answer,
                if(
                    observed.characteristic is not null or observed.moment.day > form_asked.too_old_on,
                    observed.moment,
                    null
                )
            )
        ) as answer
    from form_asked
    inner join observed
        on observed.unit = form_asked.unit
        and observed.unit_id = form_asked.unit_id
        and observed.moment.day <= form_asked.last_day_on
    where observed.answer is not null
    group by
        form_asked.period_id,
        form_asked.unit,
        form_asked.unit_id,
        form_asked.family_id,
        form_asked.is_new,
        observed.is_standing,
        observed.question,
        observed.characteristic
)

select period_id, unit, unit_id, family_id, question, characteristic, answer
from answered
where answer is not null
