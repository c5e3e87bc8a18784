-- One row an invoice and rule on it: whether it came by the day of the next month, after which the state
-- does not reimburse (UT-114, UT-115), and whether the state made it (CT-133).
with

sent as (
    select
        invoice_id,
        contract_id,
        month,
        generated_by,
        to_date(from_utc_timestamp(submitted_at, :time_zone)) as sent_on,
        date_add(last_day(month), cast(:invoice_due_day as int)) as due_on
    from invoice
    where month <= :as_of
)

select
    'UT-114' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    month as occurrence_on,
    due_on,
    sent_on as actual_on,
    done_in_time(sent_on, due_on, :as_of) as result,
    if(coalesce(sent_on, :as_of) > due_on, 'not reimbursed without an arrangement', null) as detail
from sent
where due_on is not null

union all

select
    'CT-133' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    month as occurrence_on,
    cast(null as date) as due_on,
    sent_on as actual_on,
    if(generated_by = 'STATE', 'pass', 'fail') as result,
    invoice_id as detail
from sent
where :invoice_made_by_state
