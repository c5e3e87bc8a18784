-- One row a version of a budget category that follows an approved one: whether it moves the amount so
-- far that it needs the state's approval, and has it. It is compared with the last version before it that is
-- approved, so that small steps add up; without one there is no row (UT-111, R85).
with

line as (
    -- Numbers of a version are padded to ten digits, so that 10 follows 9.
    select
        *,
        regexp_replace(
            regexp_replace(version, '([0-9]+)', '0000000000$1'), '0*([0-9]{10})(?![0-9])', '$1'
        ) as version_order
    from budget_line
    where coalesce(approved_date, :as_of) <= :as_of
),

compared as (
    select
        line.*,
        last_value(if(approved_date is null, null, amount)) ignore nulls over (
            partition by contract_id, grant_year, category
            order by version_order, version
            rows between unbounded preceding and 1 preceding
        ) as approved_amount
    from line
),

moved as (
    select
        compared.*,
        contract_year.starts_on,
        abs(amount - approved_amount) as change,
        abs(amount - approved_amount)
            > approved_amount * cast(:budget_change_share as decimal(9, 6)) as is_far
    from compared
    left join contract_year
        on contract_year.contract_id = compared.contract_id
        and contract_year.grant_year = compared.grant_year
    where approved_amount is not null
)

select
    'UT-111' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    coalesce(starts_on, make_date(grant_year, 1, 1)) as occurrence_on,
    cast(null as date) as due_on,
    approved_date as actual_on,
    if(is_far and approved_date is null, 'fail', 'pass') as result,
    concat(
        category, ' ', version, ': ', approved_amount, ' to ', amount, if(is_far, ' needs approval', '')
    ) as detail
from moved
