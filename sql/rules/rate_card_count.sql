-- One row a window, outcome, step, scope and stratum of the rate card: the cases that were decided in the
-- window, and those pending when it holds as_of (R44, R82).
with

placed as (
    select
        rate_card_window.period_id,
        rate_card_window.period_start,
        rate_card_window.period_end,
        rate_card_window.prior_period_id,
        rate_card_case.outcome,
        rate_card_case.step,
        rate_card_case.contract_id,
        rate_card_case.program_id,
        rate_card_case.status,
        coalesce(rate_card_case.race, 'UNKNOWN') as race,
        coalesce(rate_card_case.races, array('UNKNOWN')) as races,
        coalesce(rate_card_case.race_ethnicity_2024, 'UNKNOWN') as race_ethnicity_2024,
        coalesce(rate_card_case.ethnicity, 'UNKNOWN') as ethnicity,
        coalesce(rate_card_case.age, 'UNKNOWN') as age,
        coalesce(rate_card_case.income, 'UNKNOWN') as income,
        coalesce(rate_card_case.insurance, 'UNKNOWN') as insurance,
        coalesce(rate_card_case.child_welfare, 'UNKNOWN') as child_welfare,
        coalesce(rate_card_case.language, 'UNKNOWN') as language
    from rate_card_case
    inner join rate_card_window
        on coalesce(rate_card_case.decided_on, :as_of)
            between rate_card_window.period_start and rate_card_window.period_end
    where rate_card_case.status <> 'excluded'
),

grouped as (
    select
        *,
        strata_of(
            race, races, race_ethnicity_2024, ethnicity, age, income, insurance, child_welfare, language
        ) as in_strata
    from placed
),

divided as (
    select
        grouped.period_id,
        grouped.period_start,
        grouped.period_end,
        grouped.prior_period_id,
        grouped.outcome,
        grouped.step,
        grouped.contract_id,
        grouped.program_id,
        divisions.stratifier,
        groups.stratum,
        count_if(grouped.status in ('achieved', 'not_achieved')) as eligible,
        count_if(grouped.status = 'achieved') as achieved,
        count_if(grouped.status = 'pending') as pending,
        count_if(grouped.status = 'undetermined') as undetermined
    from grouped
    lateral view explode(in_strata) divisions as stratifier, strata
    lateral view explode(divisions.strata) groups as stratum
    group by all
)

select
    period_id,
    period_start,
    period_end,
    prior_period_id,
    outcome,
    step,
    case
        when grouping(contract_id) = 0 then 'contract'
        when grouping(program_id) = 0 then 'program'
        else 'state'
    end as scope_type,
    case
        when grouping(contract_id) = 0 then contract_id
        when grouping(program_id) = 0 then program_id
        else :state
    end as scope_id,
    stratifier,
    stratum,
    sum(eligible) as eligible,
    sum(achieved) as achieved,
    sum(pending) as pending,
    sum(undetermined) as undetermined
from divided
group by grouping sets (
    (period_id, period_start, period_end, prior_period_id, outcome, step, stratifier, stratum),
    (period_id, period_start, period_end, prior_period_id, outcome, step, stratifier, stratum, contract_id),
    (period_id, period_start, period_end, prior_period_id, outcome, step, stratifier, stratum, program_id)
)
