-- One row a measure, period, scope and stratum: the counts of its cases. m08 counts events over
-- children, every other measure the subjects that met it. A case is in one stratum of each stratifier, in
-- race_any in one for each race named.
with

described as (
    select
        measure_case.state,
        measure_case.measure_id,
        measure_case.period_id,
        measure_case.period_start,
        measure_case.period_end,
        measure_case.contract_id,
        measure_case.program_id,
        measure_case.model,
        coalesce(measure_case.region, 'UNKNOWN') as region,
        measure_case.status,
        measure_case.events,
        coalesce(participant_stratum.race, 'UNKNOWN') as race,
        coalesce(participant_stratum.races, array('UNKNOWN')) as races,
        coalesce(participant_stratum.race_ethnicity_2024, 'UNKNOWN') as race_ethnicity_2024,
        coalesce(participant_stratum.ethnicity, 'UNKNOWN') as ethnicity,
        coalesce(participant_stratum.age_band, 'UNKNOWN') as age,
        coalesce(participant_stratum.income_band, 'UNKNOWN') as income,
        coalesce(participant_stratum.insurance, 'UNKNOWN') as insurance,
        coalesce(participant_stratum.child_welfare, 'UNKNOWN') as child_welfare,
        coalesce(participant_stratum.language, 'UNKNOWN') as language
    from measure_case
    left join participant_stratum
        on participant_stratum.period_id = measure_case.period_id
        and participant_stratum.subject_type = described_by(
            measure_case.measure_id, measure_case.subject_type
        )
        and participant_stratum.subject_id = if(
            described_by(measure_case.measure_id, measure_case.subject_type) = 'child',
            measure_case.subject_id,
            measure_case.caregiver_id
        )
),

grouped as (
    select
        *,
        strata_of(
            race, races, race_ethnicity_2024, ethnicity, age, income, insurance, child_welfare, language
        ) as in_strata
    from described
),

divided as (
    select
        state,
        measure_id,
        period_id,
        period_start,
        period_end,
        contract_id,
        program_id,
        model,
        region,
        stratifier,
        stratum,
        max(events) is not null as is_rate,
        coalesce(sum(events), count_if(status = 'met')) as numerator,
        count_if(status in ('met', 'not_met')) as denominator,
        count_if(status = 'missing') as missing,
        count_if(status = 'excluded') as excluded
    from grouped
    lateral view explode(in_strata) divisions as stratifier, strata
    lateral view explode(strata) groups as stratum
    group by
        state,
        measure_id,
        period_id,
        period_start,
        period_end,
        contract_id,
        program_id,
        model,
        region,
        stratifier,
        stratum
)

select
    measure_id,
    period_id,
    period_start,
    period_end,
    case
        when grouping(contract_id) = 0 then 'contract'
        when grouping(program_id) = 0 then 'program'
        when grouping(model) = 0 then 'model'
        when grouping(region) = 0 then 'region'
        else 'state'
    end as scope_type,
    case
        when grouping(contract_id) = 0 then contract_id
        when grouping(program_id) = 0 then program_id
        when grouping(model) = 0 then model
        when grouping(region) = 0 then region
        else state
    end as scope_id,
    stratifier,
    stratum,
    bool_or(is_rate) as is_rate,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    sum(missing) as missing,
    sum(excluded) as excluded
from divided
group by grouping sets (
    (state, measure_id, period_id, period_start, period_end, stratifier, stratum),
    (state, measure_id, period_id, period_start, period_end, stratifier, stratum, contract_id),
    (state, measure_id, period_id, period_start, period_end, stratifier, stratum, program_id),
    (state, measure_id, period_id, period_start, period_end, stratifier, stratum, model),
    (state, measure_id, period_id, period_start, period_end, stratifier, stratum, region)
)
