-- What is told of waivers that were approved but asked for after the month in which the cut was first
-- assessed: they give nothing back, restatements included (UT-047, R52).
with

cut as (
    select
        staff_id,
        month,
        last_day(to_date(concat(min(assessed_month), '-01'))) as requested_by
    from reimbursement_reduction
    group by staff_id, month
)

select
    'waiver_late' as rule,
    'warning' as severity,
    'waiver' as entity,
    waiver.waiver_id as key,
    waiver.state,
    waiver.source,
    waiver.batch_id,
    waiver.delivered_on as extract_date,
    waiver.file,
    waiver.line,
    'requested_at' as column,
    cast(waiver.requested_at as string) as raw_value,
    concat(
        'The cut of ', cut.month, ' could be waived if asked for by ', cut.requested_by,
        ', so nothing of it is given back. Correct the request, or settle it outside the ledger.'
    ) as message
from waiver
inner join cut
    on cut.staff_id = waiver.staff_id
    and cut.month = date_format(waiver.month, 'yyyy-MM')
where waiver.decision = 'APPROVED'
    and to_date(from_utc_timestamp(waiver.requested_at, :time_zone)) > cut.requested_by
