-- One row an expense in a category without money in any approved version of its grant year's budget: whether
-- the state had approved it in writing by the day it was made (UT-118).
with

budget as (
    select
        contract_id,
        grant_year,
        collect_set(if(amount > 0, category, null)) as categories
    from budget_line
    where approved_date <= :as_of
    group by contract_id, grant_year
)

select
    'UT-118' as rule_id,
    'contract' as subject_type,
    expenditure.contract_id as subject_id,
    cast(null as string) as program_id,
    expenditure.spend_date as occurrence_on,
    cast(null as date) as due_on,
    expenditure.prior_approval_date as actual_on,
    if(coalesce(expenditure.prior_approval_date <= expenditure.spend_date, false), 'pass', 'fail') as result,
    concat(expenditure.expenditure_id, ': ', expenditure.category) as detail
from expenditure
inner join contract_year
    on contract_year.contract_id = expenditure.contract_id
    and expenditure.spend_date between contract_year.starts_on and contract_year.ends_on
inner join budget
    on budget.contract_id = contract_year.contract_id
    and budget.grant_year = contract_year.grant_year
where expenditure.spend_date <= :as_of
    and expenditure.amount > 0
    and not array_contains(budget.categories, expenditure.category)
