-- One row a contract and budget year: whether a version of its budget was approved before the year began, or
-- before the contract where that begins within the year (CT-130).
with

version as (
    -- A version is approved when all of its lines are.
    select
        contract_id,
        grant_year,
        version,
        if(count_if(approved_date <= :as_of) = count(*), max(approved_date), null) as approved_on
    from budget_line
    where :budget_year_start is not null
    group by contract_id, grant_year, version
),

budget as (
    select
        version.contract_id,
        greatest(
            to_date(concat(version.grant_year, '-', :budget_year_start)), contract.start_date
        ) as starts_on,
        version.grant_year,
        min(version.approved_on) as approved_on
    from version
    inner join contract
        on contract.contract_id = version.contract_id
    group by version.contract_id, version.grant_year, contract.start_date
)

select
    'CT-130' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    starts_on as occurrence_on,
    date_sub(starts_on, 1) as due_on,
    approved_on as actual_on,
    done_in_time(approved_on, date_sub(starts_on, 1), :as_of) as result,
    cast(grant_year as string) as detail
from budget
