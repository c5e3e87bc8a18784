-- What is told of good rows about money that contradict each other: two prices of one outcome for one day.
with

price as (
    select
        rate_card_schedule.*,
        max(coalesce(valid_to, forever())) over (
            partition by contract_id, outcome, step, model
            order by valid_from
            rows between unbounded preceding and 1 preceding
        ) as held_until
    from rate_card_schedule
)

select
    'price_overlaps' as rule,
    'warning' as severity,
    'rate_card_schedule' as entity,
    concat_ws('|', contract_id, outcome, coalesce(step, ''), coalesce(model, ''), valid_from) as key,
    state,
    source,
    batch_id,
    delivered_on as extract_date,
    file,
    line,
    'valid_from' as column,
    cast(valid_from as string) as raw_value,
    'An earlier price holds on that day too; the later one counts. End the earlier one.' as message
from price
where valid_from <= held_until
    and valid_from <= coalesce(valid_to, forever())
