-- One row a measure, period, scope and stratum: the counts of its cases. m08 counts events over
-- children, every other measure the subjects that met it.
select
    measure_id,
    period_id,
    period_start,
    period_end,
    case grouping_id(contract_id, program_id, model)
        when 7 then 'state'
        when 3 then 'contract'
        when 5 then 'program'
        else 'model'
    end as scope_type,
    case grouping_id(contract_id, program_id, model)
        when 7 then state
        when 3 then contract_id
        when 5 then program_id
        else model
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
