-- fail
-- Contracts that the ledger pays more than the cap, or an outcome more than its price or less than nothing.
select
    contract_id,
    case_key,
    sum(amount) as paid
from rate_card_billing
group by contract_id, case_key
having sum(amount) < 0 or sum(amount) > max(unit_amount)

union all

select
    contract_id,
    'cap' as case_key,
    cap_remaining as paid
from rate_card_billing
where cap_remaining < 0
