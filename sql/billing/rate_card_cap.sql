-- One row a contract: the dollars that its outcomes may earn, the share of its value without cost-of-living
-- adjustments, over the whole term or a year of it, floored to cents (CT-078).
select
    contract_id,
    cast(
        floor(
            cast(:rate_card_cap_pct as decimal(6, 4))
            * (total_value - cola_value)
            / if(
                :rate_card_cap_base = 'annual',
                greatest(ceil(months_between(date_add(end_date, 1), start_date) / 12), 1),
                1
            )
            * 100
        ) / 100 as decimal(14, 2)
    ) as cap_amount
from contract
