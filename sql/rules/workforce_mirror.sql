-- One row a scope, quarter, dimension and group: the share of enrolled caregivers in the group on the
-- quarter's last day, beside that of the staff who visit them. A visitor counts in every language spoken.
with

quarter as (
    select month, month_end
    from complete_month
    where month(month_end) in (3, 6, 9, 12)
),

caregiver_told as (
    -- A joined person by the first record that has an answer (R72).
    select
        person.person_id,
        race_group(
            min_by(caregiver.race_codes, if(size(caregiver.race_codes) > 0, caregiver.caregiver_id, null))
        ) as race,
        ethnicity_group(
            min_by(caregiver.hispanic, if(caregiver.hispanic is null, null, caregiver.caregiver_id))
        ) as ethnicity,
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

visitor_told as (
    select
        staff_id,
        race_group(race_codes) as race,
        ethnicity_group(hispanic) as ethnicity,
        if(
            size(languages) > 0,
            array_distinct(transform(languages, told -> if(told in ('ENG', 'SPA'), told, 'OTHER'))),
            array('UNKNOWN')
        ) as languages
    from staff
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

grouped as (
    select
        served.scope_type,
        served.scope_id,
        served.month,
        inline(
            array(
                named_struct('dimension', 'race', 'names', array(caregiver_told.race)),
                named_struct('dimension', 'ethnicity', 'names', array(caregiver_told.ethnicity)),
                named_struct(
                    'dimension', 'language',
                    'names', array(coalesce(caregiver_told.language, 'UNKNOWN'))
                )
            )
        ) as (dimension, names),
        1 as caregivers,
        0 as visitors
    from served
    inner join caregiver_told
        on caregiver_told.person_id = served.person_id

    union all

    select
        visitor.scope_type,
        visitor.scope_id,
        visitor.month,
        inline(
            array(
                named_struct('dimension', 'race', 'names', array(visitor_told.race)),
                named_struct('dimension', 'ethnicity', 'names', array(visitor_told.ethnicity)),
                named_struct('dimension', 'language', 'names', visitor_told.languages)
            )
        ) as (dimension, names),
        0 as caregivers,
        1 as visitors
    from visitor
    inner join visitor_told
        on visitor_told.staff_id = visitor.staff_id
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
    from grouped
    where dimension = 'race'
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
