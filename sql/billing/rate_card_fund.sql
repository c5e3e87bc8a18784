-- One row a contract, and a program with a line in its ledger: what has been earned and paid of the dollars
-- that the contract's outcomes may earn (CT-067). A year at a time where the cap is one of a year.
with

line as (
    select
        contract_id,
        program_id,
        if(:rate_card_cap_base = 'annual', left(billing_run, 7), '') as fiscal_year,
        if(kind = 'earned', amount, 0) as earned,
        amount as paid
    from rate_card_billing
),

scope as (
    select
        if(grouping(program_id) = 1, 'contract', 'program') as scope_type,
        if(grouping(program_id) = 1, contract_id, program_id) as scope_id,
        contract_id,
        fiscal_year,
        sum(earned) as earned,
        sum(paid) as paid
    from line
    group by grouping sets ((contract_id, fiscal_year), (contract_id, program_id, fiscal_year))

    union all

    select
        'contract' as scope_type,
        rate_card_cap.contract_id as scope_id,
        rate_card_cap.contract_id,
        '' as fiscal_year,
        0 as earned,
        0 as paid
    from rate_card_cap
    left anti join line
        on line.contract_id = rate_card_cap.contract_id
    where :rate_card_applies
)

select
    scope.scope_type,
    scope.scope_id,
    scope.contract_id,
    scope.fiscal_year,
    rate_card_cap.cap_amount,
    cast(scope.earned as decimal(14, 2)) as earned,
    cast(scope.paid as decimal(14, 2)) as paid,
    cast(scope.paid as double) / cast(nullif(rate_card_cap.cap_amount, 0) as double) as share_earned
from scope
left join rate_card_cap
    on rate_card_cap.contract_id = scope.contract_id
