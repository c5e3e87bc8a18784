-- One row a scope, quarter, dimension and group: the share of enrolled caregivers in the group on the
-- quarter's last day, beside that of the staff who visit them. A visitor counts in every language spoken.
with

quarter as (
    select month, month_end
    from complete_month
    where month(month_end) in (3, 6, 9, 12)
),

caregiver_answer as (
    -- A joined person by the first record that has an answer (R72).
    select
        person.person_id,
        min_by(caregiver.race_codes, if(size(caregiver.race_codes) > 0, caregiver.caregiver_id, null))
            as race_codes,
        min_by(caregiver.hispanic, if(caregiver.hispanic is null, null, caregiver.caregiver_id)) as hispanic,
        min_by(
            caregiver.primary_language,
            if(caregiver.primary_language is null, null, caregiver.caregiver_id)
        ) as language
    from caregiver
    inner join person
        on person.member_id = caregiver.caregiver_id
        and person.person_kind = 'CAREGIVER'
    group by person.person_id
),

caregiver_told as (
    select
        person_id,
        race_group(race_codes) as race,
        ethnicity_group(hispanic) as ethnicity,
        array(coalesce(language, 'UNKNOWN')) as languages
    from caregiver_answer
),

served as (
    select distinct
        scope_program.scope_type,
        scope_program.scope_id,
        quarter.month,
        episode.person_id
    from quarter
    inner join episode
        on episode.enrollment_date <= quarter.month_end
        and coalesce(episode.exit_date, forever()) >= quarter.month_end
    inner join scope_program
        on scope_program.program_id = episode.program_id
),

visitor as (
    select distinct
        staff_stint.scope_type,
        staff_stint.scope_id,
        quarter.month,
        staff_stint.staff_id
    from quarter
    inner join staff_stint
        on quarter.month_end between staff_stint.starts_on and staff_stint.ends_on
        and staff_stint.role in ('HOME_VISITOR', 'CLINICIAN', 'CARE_COORDINATOR')
        and not staff_stint.is_contradictory
),

told as (
    select
        served.scope_type,
        served.scope_id,
        served.month,
        caregiver_told.race,
        caregiver_told.ethnicity,
        caregiver_told.languages,
        count(*) as caregivers,
        0 as visitors
    from served
    inner join caregiver_told
        on caregiver_told.person_id = served.person_id
    group by
        served.scope_type,
        served.scope_id,
        served.month,
        caregiver_told.race,
        caregiver_told.ethnicity,
        caregiver_told.languages

    union all

    select
        visitor.scope_type,
        visitor.scope_id,
        visitor.month,
        race_group(staff.race_codes) as race,
        ethnicity_group(staff.hispanic) as ethnicity,
        if(
            size(staff.languages) > 0,
            array_distinct(
                transform(staff.languages, language -> if(language in ('ENG', 'SPA'), language, 'OTHER'))
            ),
            array('UNKNOWN')
        ) as languages,
        0 as caregivers,
        1 as visitors
    from visitor
    inner join staff
        on staff.staff_id = visitor.staff_id
),

grouped as (
    select
        scope_type,
        scope_id,
        month,
        caregivers,
        visitors,
        inline(
            array(
                named_struct('dimension', 'race', 'names', array(race)),
                named_struct('dimension', 'ethnicity', 'names', array(ethnicity)),
                named_struct('dimension', 'language', 'names', languages)
            )
        ) as (dimension, names)
    from told
),

counted as (
    select
        grouped.scope_type,
        grouped.scope_id,
        grouped.month,
        grouped.dimension,
        named.stratum,
        sum(grouped.caregivers) as caregivers,
        sum(grouped.visitors) as visitors
    from grouped
    lateral view explode(grouped.names) named as stratum
    group by all
),

total as (
    select
        scope_type,
        scope_id,
        month,
        sum(caregivers) as caregivers,
        sum(visitors) as visitors
    from told
    group by scope_type, scope_id, month
)

select
    counted.scope_type,
    counted.scope_id,
    counted.month,
    counted.dimension,
    counted.stratum,
    counted.caregivers,
    counted.caregivers / cast(nullif(total.caregivers, 0) as double) as caregiver_share,
    counted.visitors,
    counted.visitors / cast(nullif(total.visitors, 0) as double) as visitor_share
from counted
inner join total
    on total.scope_type = counted.scope_type
    and total.scope_id = counted.scope_id
    and total.month = counted.month
