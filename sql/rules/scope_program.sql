-- One row a scope and program in it: the program itself, its contract, the state, which has no grant year
-- (R87). Where a contract does not name the day on which its grant year begins, the state's holds.
select
    program.program_id,
    stack(
        3,
        'state', :state, cast(null as string),
        'contract', program.contract_id, coalesce(contract.grant_year_start, :period_grant_year_start),
        'program', program.program_id, coalesce(contract.grant_year_start, :period_grant_year_start)
    ) as (scope_type, scope_id, grant_year_start)
from program
left join contract
    on contract.contract_id = program.contract_id
