-- One row a report handed in: whether its label gives the contract's name and number, the kind of report and
-- the window that a report of its kind has with that last day (CT-001, CT-003, CT-004, CT-006).
with

handed_in as (
    select
        report_submission.submission_id,
        report_submission.contract_id,
        report_submission.program_id,
        report_submission.report_type,
        report_submission.period_end,
        to_date(from_utc_timestamp(report_submission.submitted_at, :time_zone)) as sent_on,
        nullif(trim(report_submission.subject_line), '') as label,
        lower(trim(contract.contract_name)) as contract_name,
        contract.contract_number
    from report_submission
    inner join contract
        on contract.contract_id = report_submission.contract_id
),

kind as (
    select
        *,
        case
            when report_type like 'FORM%' then 'benchmark & demographic'
            when report_type like 'RATE_CARD%' then 'rate card'
            when report_type = 'FISCAL' then 'fiscal'
            else 'program status'
        end as kind,
        case
            when report_type like 'FORM%' then (month(period_end) + 2) % 12 + 1
            when report_type like 'RATE_CARD%' and month(period_end) % 6 = 0 then 6
            else 3
        end as months
    from handed_in
    where sent_on <= :as_of
),

parsed as (
    -- From the right, for a name may contain commas.
    select
        *,
        trim(regexp_extract(label, '^(.*),[^,]*,[^,]*,[^,]*$', 1)) as name,
        trim(regexp_extract(label, ',([^,]*),[^,]*,[^,]*$', 1)) as number,
        trim(regexp_extract(label, ',([^,]*),[^,]*$', 1)) as type,
        trim(regexp_extract(label, ',([^,]*)$', 1)) as days,
        if(
            period_end = last_day(period_end) and month(period_end) % 3 = 0,
            concat(
                date_format(add_months(date_add(period_end, 1), -months), 'M/d/yy'),
                date_format(period_end, '-M/d/yy')
            ),
            null
        ) as window
    from kind
),

compared as (
    -- Days are compared as text, without blanks, leading zeros and the century.
    select
        *,
        lower(name) = contract_name as is_named,
        number = contract_number
            and coalesce(number rlike cast(:report_label_number as string), true) as is_numbered,
        startswith(
            regexp_replace(replace(lower(type), ' and ', ' & '), '^quarterly ', ''), kind
        ) as is_of_kind,
        coalesce(
            regexp_replace(
                regexp_replace(translate(days, '– ', '-'), '(^|[/-])0(?=[0-9]/)', '$1'),
                '/20([0-9][0-9])(?![0-9])', '/$1'
            ) = window,
            false
        ) as is_of_window
    from parsed
),

judged as (
    select
        *,
        if(
            label like '%,%,%,%',
            concat_ws(
                '; ',
                if(is_named, null, concat('name ', name)),
                if(is_numbered, null, concat('number ', number)),
                if(is_of_kind, null, concat('type ', type)),
                if(
                    is_of_window,
                    null,
                    concat(
                        'period ', days, coalesce(concat(', not ', window), ', which ends with no quarter')
                    )
                )
            ),
            'less than name, number, type and period'
        ) as faults
    from compared
)

select
    'CT-006' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    program_id,
    sent_on as occurrence_on,
    cast(null as date) as due_on,
    sent_on as actual_on,
    case
        when label is null then 'undetermined'
        when faults = '' then 'pass'
        else 'fail'
    end as result,
    concat(submission_id, ': ', if(label is null, 'label unknown', if(faults = '', days, faults))) as detail
from judged
