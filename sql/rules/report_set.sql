-- One row a contract and quarter for which reports are due: whether the whole set is there, of the lead and
-- of each subcontractor, and on the rate card of all together too (CT-009).
with

quarter as (
    select
        due.subject_id as contract_id,
        due.occurrence_on as ends_on,
        max(due.due_on) as due_on,
        sort_array(collect_set(program.program_id)) as subs
    from report_sent as due
    left join program
        on program.contract_id = due.subject_id
        and program.role = 'SUB'
        and program.start_date <= due.occurrence_on
        and coalesce(program.end_date, forever()) >= add_months(date_add(due.occurrence_on, 1), -3)
    where due.rule_id = 'CT-007'
        and due.occurrence_on = last_day(due.occurrence_on)
        and month(due.occurrence_on) % 3 = 0
    group by due.subject_id, due.occurrence_on
),

owed as (
    select
        *,
        filter(
            flatten(transform(
                :report_quarterly,
                type -> transform(
                    concat(array('LEAD'), subs, if(size(subs) > 0, array('COMBINED'), array())),
                    part -> concat(type, ' ', part)
                )
            )),
            report -> report like 'RATE_CARD%' or not endswith(report, ' COMBINED')
        ) as reports
    from quarter
),

sent as (
    select
        contract_id,
        period_end,
        collect_set(concat(report_type, ' ', if(scope = 'SUB', program_id, scope))) as reports
    from report_submission
    where to_date(from_utc_timestamp(submitted_at, :time_zone)) <= :as_of
    group by contract_id, period_end
),

compared as (
    -- Where there is no subcontractor, the report of all together is the lead's.
    select
        owed.*,
        array_except(
            owed.reports,
            coalesce(
                if(
                    size(owed.subs) > 0,
                    sent.reports,
                    transform(sent.reports, report -> replace(report, ' COMBINED', ' LEAD'))
                ),
                array()
            )
        ) as missing
    from owed
    left join sent
        on sent.contract_id = owed.contract_id
        and sent.period_end = owed.ends_on
    where size(owed.reports) > 0
)

select
    'CT-009' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    ends_on as occurrence_on,
    due_on,
    cast(null as date) as actual_on,
    case
        when size(missing) = 0 then 'pass'
        when due_on >= :as_of then 'not_due'
        else 'fail'
    end as result,
    concat(
        size(reports) - size(missing), ' of ', size(reports),
        if(size(missing) > 0, concat(', without ', array_join(missing, ', ')), '')
    ) as detail
from compared
