-- One row a version of a budget category that follows an approved one: whether it moves the amount so
-- far that it needs the state's approval, and has it. It is compared with the last version before it that is
-- approved, so that small steps add up; without one there is no row (UT-111, R85). One row a version that
-- raises a category so far, or adds it: whether that money was left alone until the approval (UT-113).
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
        ) as approved_amount,
        min(approved_date) over (
            partition by contract_id, grant_year, category
            order by version_order, version
            rows between current row and unbounded following
        ) as effective_on,
        min(if(approved_date is null, null, version_order)) over (
            partition by contract_id, grant_year
        ) < version_order as is_revision
    from line
),

moved as (
    select
        compared.*,
        contract_year.starts_on,
        contract_year.ends_on,
        abs(amount - approved_amount)
            > approved_amount * cast(:budget_change_share as decimal(9, 6)) as is_far
    from compared
    left join contract_year
        on contract_year.contract_id = compared.contract_id
        and contract_year.grant_year = compared.grant_year
),

spent as (
    -- What was spent before the change held, but for what was approved by itself.
    select
        moved.contract_id,
        moved.starts_on,
        moved.approved_date,
        moved.category,
        moved.version,
        coalesce(moved.approved_amount * cast(1 + :budget_change_share as decimal(9, 6)), 0) as allowed,
        coalesce(sum(expenditure.amount), 0) as amount
    from moved
    left join expenditure
        on expenditure.contract_id = moved.contract_id
        and expenditure.category = moved.category
        and expenditure.spend_date >= moved.starts_on
        and expenditure.spend_date <= least(moved.ends_on, :as_of, date_sub(moved.effective_on, 1))
        and not coalesce(expenditure.prior_approval_date <= expenditure.spend_date, false)
    where moved.starts_on is not null
        and (
            moved.is_far and moved.amount > moved.approved_amount
            or moved.approved_amount is null and moved.is_revision
        )
    group by all
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
where approved_amount is not null

union all

select
    'UT-113' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    starts_on as occurrence_on,
    cast(null as date) as due_on,
    approved_date as actual_on,
    if(amount > allowed, 'fail', 'pass') as result,
    concat(
        category, ' ', version, ': ', amount, ' of ', cast(allowed as decimal(14, 2)), ' before the approval'
    ) as detail
from spent
