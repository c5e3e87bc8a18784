-- What is told of a release's cuts: a month of a run for which nobody asked money back, so that its cut is
-- unknown (R52).
select distinct
    'request_unknown' as rule,
    'warning' as severity,
    'staff_month_cost' as entity,
    concat_ws('|', reimbursement_reduction.staff_id, concat(reimbursement_reduction.month, '-01')) as key,
    staff.state,
    staff.source,
    staff.batch_id,
    staff.delivered_on as extract_date,
    staff.file,
    staff.line,
    concat('salary_requested of ', reimbursement_reduction.month) as column,
    cast(null as string) as raw_value,
    concat(
        'The visits of ', reimbursement_reduction.month, ' cut the reimbursement of ',
        reimbursement_reduction.staff_id, ', but no request is on file. Send the month''s cost.'
    ) as message
from reimbursement_reduction
inner join staff
    on staff.staff_id = reimbursement_reduction.staff_id
where reimbursement_reduction.requested is null
