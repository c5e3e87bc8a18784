-- One row a contract and rule on its grant: whether administration stays within its share (UT-110), all
-- that was asked for within the agreement (UT-117), and whether half of it was spent by the end of a
-- grant year's third quarter (UT-116), unless that was over before the contract began. The grant is the
-- most that may be paid, else the contract's value (R55).
with

agreement as (
    select
        contract_id,
        start_date,
        coalesce(max_award, total_value) as grant,
        case
            when approved_indirect_rate is null then cast(:budget_admin_cap as decimal(9, 6))
            when :budget_admin_rate_on_file = 'replaces' then approved_indirect_rate
            else greatest(approved_indirect_rate, cast(:budget_admin_cap as decimal(9, 6)))
        end as admin_rate
    from contract
    where start_date <= :as_of
),

spent as (
    select
        agreement.contract_id,
        coalesce(sum(expenditure.amount), 0) as admin
    from agreement
    left join expenditure
        on expenditure.contract_id = agreement.contract_id
        and expenditure.category = 'ADMIN'
        and expenditure.spend_date <= :as_of
    group by agreement.contract_id
),

asked as (
    select
        contract_id,
        sum(amount) as amount
    from invoice
    where amount is not null
    group by contract_id
),

quarter as (
    select
        contract_year.contract_id,
        contract_year.starts_on,
        date_add(add_months(contract_year.starts_on, 9), -1) as due_on
    from contract_year
),

by_quarter as (
    select
        quarter.contract_id,
        quarter.starts_on,
        quarter.due_on,
        coalesce(sum(expenditure.amount), 0) as amount
    from quarter
    left join expenditure
        on expenditure.contract_id = quarter.contract_id
        and expenditure.spend_date <= least(quarter.due_on, :as_of)
    group by quarter.contract_id, quarter.starts_on, quarter.due_on
),

judged as (
    select
        'UT-110' as rule_id,
        agreement.contract_id,
        agreement.start_date as occurrence_on,
        cast(null as date) as due_on,
        if(spent.admin <= agreement.grant * agreement.admin_rate, 'pass', 'fail') as result,
        concat(
            spent.admin, ' of ', agreement.grant, ', ',
            cast(round(100 * agreement.admin_rate, 2) as double), ' % allowed'
        ) as detail
    from agreement
    inner join spent
        on spent.contract_id = agreement.contract_id

    union all

    select
        'UT-117' as rule_id,
        agreement.contract_id,
        agreement.start_date as occurrence_on,
        cast(null as date) as due_on,
        if(asked.amount <= agreement.grant, 'pass', 'fail') as result,
        concat(asked.amount, ' of ', agreement.grant) as detail
    from agreement
    inner join asked
        on asked.contract_id = agreement.contract_id

    union all

    select
        'UT-116' as rule_id,
        by_quarter.contract_id,
        by_quarter.starts_on as occurrence_on,
        by_quarter.due_on,
        case
            when by_quarter.due_on < agreement.start_date then 'not_applicable'
            when by_quarter.amount >= agreement.grant * cast(:budget_min_spent as decimal(9, 6)) then 'pass'
            when by_quarter.due_on >= :as_of then 'not_due'
            else 'warn'
        end as result,
        concat(by_quarter.amount, ' of ', agreement.grant) as detail
    from by_quarter
    inner join agreement
        on agreement.contract_id = by_quarter.contract_id
    where :budget_min_spent is not null
)

select
    rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    occurrence_on,
    due_on,
    cast(null as date) as actual_on,
    result,
    detail
from judged
