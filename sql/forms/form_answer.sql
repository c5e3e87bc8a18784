-- One row a member of Form 1 and question: the answer that counts. New members: the first answer within
-- 90 days of the enrollment. Continuing ones: the latest by the end, unless it is too old (R129).
-- Coverage and priority flags stand until they change: for new members the one in force at the enrollment,
-- else the first in the 90 days after it. Flags, which tell a history, are never too old.
with

observed as (
    select
        'adult' as unit,
        person.person_id as unit_id,
        caregiver_status.as_of_date as observed_on,
        false as is_standing,
        false as is_history,
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

    union all

    select
        'household' as unit,
        household_id as unit_id,
        determination_date as observed_on,
        false as is_standing,
        false as is_history,
        'income' as question,
        band as answer
    from form_income

    union all

    select
        if(person_kind = 'CAREGIVER', 'adult', 'child') as unit,
        person_id as unit_id,
        changed_date as observed_on,
        true as is_standing,
        false as is_history,
        'insurance' as question,
        payer_group as answer
    from coverage

    union all

    select
        case person.person_kind
            when 'CAREGIVER' then 'adult'
            when 'CHILD' then 'child'
            else 'household'
        end as unit,
        coalesce(person.person_id, priority_flag.subject_id) as unit_id,
        priority_flag.as_of_date as observed_on,
        true as is_standing,
        true as is_history,
        priority_flag.flag_code as question,
        priority_flag.value as answer
    from priority_flag
    left join person
        on person.member_id = priority_flag.subject_id
    where priority_flag.flag_code rlike '^(CT_[f-l]|UT_[C-H])$'
)

select
    form_member.period_id,
    form_member.unit,
    form_member.unit_id,
    form_member.family_id,
    observed.question,
    case
        when not form_member.is_new
            then max_by(
                observed.answer,
                if(
                    observed.is_history
                    or observed.observed_on
                        > add_months(form_member.period_end, - :form1_max_age_months),
                    observed.observed_on,
                    null
                )
            )
        when not observed.is_standing
            then min_by(
                observed.answer,
                if(
                    abs(datediff(observed.observed_on, form_member.enrolled_on))
                        <= :form1_baseline_days,
                    observed.observed_on,
                    null
                )
            )
        else coalesce(
            max_by(
                observed.answer,
                if(observed.observed_on <= form_member.enrolled_on, observed.observed_on, null)
            ),
            min_by(
                observed.answer,
                if(
                    datediff(observed.observed_on, form_member.enrolled_on)
                        <= :form1_baseline_days,
                    observed.observed_on,
                    null
                )
            )
        )
    end as answer
from form_member
inner join observed
    on observed.unit = form_member.unit
    and observed.unit_id = form_member.unit_id
    and observed.observed_on <= form_member.last_day_on
where form_member.form = 'form1'
    and form_member.is_miechv
    and observed.answer is not null
group by
    form_member.period_id,
    form_member.unit,
    form_member.unit_id,
    form_member.family_id,
    form_member.is_new,
    observed.is_standing,
    observed.is_history,
    observed.question
