-- fail
-- Runs that pay although the ledger is then over the cap that they knew, and outcomes that were paid more
-- than their price or less than nothing. A cap cut below what was paid is no offence until a run pays more.
with

run as (
    select
        contract_id,
        billing_run,
        max(cap_amount) as cap_amount,
        max(cap_year) as cap_year,
        max(line_no) as last_line_no
    from rate_card_billing
    group by contract_id, billing_run
    having sum(if(kind = 'reversal', 0, amount)) > 0
),

reached as (
    select
        run.contract_id,
        run.billing_run,
        run.cap_amount,
        sum(line.amount) as paid
    from run
    inner join rate_card_billing as line
        on line.contract_id = run.contract_id
        and line.line_no <= run.last_line_no
        and startswith(line.billing_run, run.cap_year)
    group by run.contract_id, run.billing_run, run.cap_amount
)

select contract_id, billing_run as payment, paid
from reached
where paid > coalesce(cap_amount, 0)

union all

select contract_id, case_key as payment, sum(amount) as paid
from rate_card_billing
group by contract_id, case_key
having sum(amount) < 0 or sum(amount) > max(unit_amount)
