-- One row a measure, period, scope and stratum: the counts of its cases. m08 counts events over
-- children, every other measure the subjects that met it.
select
    measure_id,
    period_id,
    period_start,
    period_end,
    case
        when grouping(contract_id) = 0 then 'contract'
        when grouping(program_id) = 0 then 'program'
        when grouping(model) = 0 then 'model'
        else 'state'
    end as scope_type,
    case
        when grouping(contract_id) = 0 then contract_id
        when grouping(program_id) = 0 then program_id
        when grouping(model) = 0 then model
        else state
    end as scope_id,
    'all' as stratifier,
    'all' as stratum,
    coalesce(sum(events), count_if(status = 'met')) as numerator,
    count_if(status in ('met', 'not_met')) as denominator,
    count_if(status = 'missing') as missing,
    count_if(status = 'excluded') as excluded
from measure_case
group by grouping sets (
    (state, measure_id, period_id, period_start, period_end),
    (state, measure_id, period_id, period_start, period_end, contract_id),
    (state, measure_id, period_id, period_start, period_end, program_id),
    (state, measure_id, period_id, period_start, period_end, model)
)
