-- One row a contract whose run closes: what the cap still allows, before the run and once what no longer
-- stands has been taken back. A contract that is gone allows nothing, but still takes back.
with

paid as (
    select
        billing_run.contract_id,
        sum(billed_line.amount) as amount
    from billing_run
    inner join billed_line
        on billed_line.contract_id = billing_run.contract_id
        and (
            :rate_card_cap_base = 'total_contract_value_excl_cola'
            or startswith(billed_line.billing_run, billing_run.fiscal_year)
        )
    group by billing_run.contract_id
),

freed as (
    select
        contract_id,
        sum(net_paid) as amount
    from billed_outcome
    where not stands
    group by contract_id
)

select
    billing_run.contract_id,
    rate_card_cap.cap_amount,
    coalesce(rate_card_cap.cap_amount, 0) - coalesce(paid.amount, 0) as before_run,
    coalesce(freed.amount, 0) as freed
from billing_run
left join rate_card_cap
    on rate_card_cap.contract_id = billing_run.contract_id
left join paid
    on paid.contract_id = billing_run.contract_id
left join freed
    on freed.contract_id = billing_run.contract_id
