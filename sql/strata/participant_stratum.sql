-- One row a person and period: gold.participant_stratum, the groups by which results are divided. Age and
-- income are those at enrollment, all else as of the day on which the enrollment stands (R123).
with

named as (
    -- The standard of 1997 counts Middle Eastern as White, that of 2024 does not.
    select
        lower(person_kind) as subject_type,
        person_id as subject_id,
        dob,
        known_races(race_codes) as races_1997,
        array_intersect(
            race_codes, array('AIAN', 'ASIAN', 'BLACK', 'MENA', 'NHPI', 'OTHER', 'WHITE')
        ) as races_2024,
        race_group(race_codes) as race,
        if(size(races_1997) > 0, races_1997, array(race)) as races,
        case
            when size(races_2024) > 1 then 'MULTI'
            when hispanic = 'Y' then 'HISPANIC'
            when size(races_2024) = 1 then races_2024[0]
            when race = 'DECLINED' or hispanic = 'DECLINED' then 'DECLINED'
            else 'UNKNOWN'
        end as race_ethnicity_2024,
        ethnicity_group(hispanic) as ethnicity,
        coalesce(primary_language, 'UNKNOWN') as language
    from portrait
),

covered as (
    -- The coverage last told by that day.
    select
        participant.period_id,
        participant.subject_type,
        participant.subject_id,
        max_by(coverage.payer_group, coverage.changed_date) as payer_group
    from participant
    inner join coverage
        on coverage.person_id = participant.subject_id
        and coverage.person_kind = upper(participant.subject_type)
        and coverage.changed_date <= participant.stands_on
    group by participant.period_id, participant.subject_type, participant.subject_id
)

select
    participant.period_id,
    participant.subject_type,
    participant.subject_id,
    participant.piece.family_id,
    participant.chain_id as episode_id,
    participant.enrolled_on,
    participant.stands_on,
    coalesce(named.race, 'UNKNOWN') as race,
    coalesce(named.races, array('UNKNOWN')) as races,
    coalesce(named.race_ethnicity_2024, 'UNKNOWN') as race_ethnicity_2024,
    coalesce(named.ethnicity, 'UNKNOWN') as ethnicity,
    age_in_years(
        named.dob,
        if(
            participant.subject_type = 'child' and :strata_child_age_on = 'end',
            participant.stands_on,
            participant.enrolled_on
        )
    ) as age_years,
    if(
        participant.subject_type = 'child', child_age_band(age_years), caregiver_age_band(age_years)
    ) as age_band,
    coalesce(participant_income.income_band, 'UNKNOWN') as income_band,
    participant_income.fpl_pct_low,
    participant_income.fpl_pct_high,
    if(
        participant_income.period_id is null, 'not_determined', participant_income.income_reason
    ) as income_reason,
    if(covered.payer_group = 'UNK', 'UNKNOWN', coalesce(covered.payer_group, 'UNKNOWN')) as insurance,
    coalesce(participant_welfare.child_welfare, 'UNKNOWN') as child_welfare,
    coalesce(named.language, 'UNKNOWN') as language,
    participant.piece.model,
    coalesce(participant.piece.region, 'UNKNOWN') as region,
    participant.is_prenatal as prenatal_at_enrollment
from participant
left join named
    on named.subject_type = participant.subject_type
    and named.subject_id = participant.subject_id
left join covered
    on covered.period_id = participant.period_id
    and covered.subject_type = participant.subject_type
    and covered.subject_id = participant.subject_id
left join participant_income
    on participant_income.period_id = participant.period_id
    and participant_income.subject_type = participant.subject_type
    and participant_income.subject_id = participant.subject_id
left join participant_welfare
    on participant_welfare.period_id = participant.period_id
    and participant_welfare.subject_type = participant.subject_type
    and participant_welfare.subject_id = participant.subject_id
