-- One row a report of a contract that is due: whether it came by that day, or by the one to which the
-- state extended it (CT-007). One row an extension that was granted: whether it was asked for before the
-- report was due, and is the first of its kind (CT-008).
with

granted as (
    select
        contract_id,
        report_type,
        requested_at,
        new_due_at,
        row_number() over (
            partition by contract_id, report_type
            order by requested_at
        ) as number
    from report_extension
    where granted
),

extended as (
    -- An extension names no period, so it is for the last report of its kind that was due before the new day.
    select
        granted.contract_id,
        granted.report_type,
        granted.requested_at,
        granted.new_due_at,
        granted.number,
        coalesce(
            max(if(report_due.due_at < granted.new_due_at, report_due.due_at, null)),
            min(if(report_due.due_at > granted.requested_at, report_due.due_at, null))
        ) as due_at
    from granted
    left join report_due
        on report_due.contract_id = granted.contract_id
        and report_due.report_type = granted.report_type
    group by all
),

requested as (
    select
        *,
        coalesce(requested_at < due_at, false) as is_before_due
    from extended
),

sent as (
    select
        contract_id,
        report_type,
        period_start,
        period_end,
        to_date(from_utc_timestamp(min(submitted_at), :time_zone)) as sent_on
    from report_submission
    group by contract_id, report_type, period_start, period_end
),

report as (
    select
        report_due.contract_id,
        report_due.report_type,
        report_due.period_end,
        max(sent.sent_on) as sent_on,
        to_date(
            from_utc_timestamp(greatest(report_due.due_at, max(extended.new_due_at)), :time_zone)
        ) as due_on
    from report_due
    left join extended
        on extended.contract_id = report_due.contract_id
        and extended.report_type = report_due.report_type
        and extended.due_at = report_due.due_at
    left join sent
        on sent.contract_id = report_due.contract_id
        and sent.report_type = report_due.report_type
        and sent.period_start = report_due.period_start
        and sent.period_end = report_due.period_end
    where report_due.period_end <= :as_of
    group by
        report_due.contract_id,
        report_due.report_type,
        report_due.period_start,
        report_due.period_end,
        report_due.due_at
)

select
    'CT-007' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    period_end as occurrence_on,
    due_on,
    sent_on as actual_on,
    done_in_time(sent_on, due_on, :as_of) as result,
    report_type as detail
from report

union all

select
    'CT-008' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    to_date(from_utc_timestamp(requested_at, :time_zone)) as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(number = 1 and is_before_due, 'pass', 'fail') as result,
    concat(
        report_type,
        if(number > 1, ', not the first', ''),
        if(is_before_due, '', ', after the report was due')
    ) as detail
from requested
