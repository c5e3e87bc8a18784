-- One row a scope and program in it: the program itself, its contract, the state, which has no grant year
-- (R87).
select
    program.program_id,
    stack(
        3,
        'state', :state, cast(null as string),
        'contract', program.contract_id, contract.grant_year_start,
        'program', program.program_id, contract.grant_year_start
    ) as (scope_type, scope_id, grant_year_start)
from program
left join contract
    on contract.contract_id = program.contract_id
