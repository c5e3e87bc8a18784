-- One row a contract, rule on its meetings and span of time that is over: whether as many were held as
-- the rule asks for; where the document only aims at it, too few is a warning (CT-110, CT-111, CT-112,
-- UT-076, UT-078).
with

asked as (
    select *
    from values
        ('CT-110', 'CHECK_IN', 1, 1, 'warn'),
        ('CT-111', 'PERFORMANCE', 3, 1, 'warn'),
        ('CT-112', 'SITE_VISIT', 12, 1, 'fail'),
        ('UT-076', 'MONITORING', 1, 1, 'fail'),
        ('UT-076', 'SITE_VISIT', 12, 1, 'fail'),
        ('UT-078', 'CAB', 12, 2, 'fail') as rule (rule_id, type, months, number, otherwise)
    where array_contains(:meetings_rules, rule_id)
),

bounds as (
    -- The first and the last month that lie wholly in the contract and are over.
    select
        contract_id,
        start_date,
        to_date(date_trunc('MONTH', add_months(date_sub(start_date, 1), 1))) as first_month,
        to_date(date_trunc('MONTH', add_months(date_add(least(end_date, :as_of), 1), -1))) as last_month
    from contract
),

month_of as (
    select
        contract_id,
        start_date,
        explode(sequence(first_month, last_month, interval 1 month)) as month_start
    from bounds
    where first_month <= last_month
),

monthly as (
    select
        month_of.contract_id,
        asked.*,
        month_of.month_start as span_start,
        last_day(month_of.month_start) as span_end
    from month_of
    cross join asked
    where asked.months = 1
),

quarterly as (
    select
        month_of.contract_id,
        asked.*,
        add_months(month_of.month_start, -2) as span_start,
        last_day(month_of.month_start) as span_end
    from month_of
    cross join asked
    where asked.months = 3
        and month(month_of.month_start) % 3 = 0
        and add_months(month_of.month_start, -2) >= month_of.start_date
),

yearly as (
    -- Years of the contract, from its first day.
    select
        *,
        add_months(start_date, 12 * year_no) as span_start,
        date_add(add_months(start_date, 12 * (year_no + 1)), -1) as span_end
    from (
        select
            contract.contract_id,
            contract.start_date,
            contract.end_date,
            asked.*,
            explode(sequence(0, year(:as_of) - year(contract.start_date))) as year_no
        from contract
        cross join asked
        where asked.months = 12
            and contract.start_date <= :as_of
    ) as numbered
),

span as (
    select contract_id, rule_id, type, number, otherwise, span_start, span_end
    from monthly

    union all

    select contract_id, rule_id, type, number, otherwise, span_start, span_end
    from quarterly

    union all

    select contract_id, rule_id, type, number, otherwise, span_start, span_end
    from yearly
    where span_end <= least(end_date, :as_of)
),

held as (
    select
        span.contract_id,
        span.rule_id,
        span.type,
        span.number,
        span.otherwise,
        span.span_start,
        span.span_end,
        count(meeting.meeting_id) as meetings
    from span
    left join meeting
        on meeting.contract_id = span.contract_id
        and meeting.type = span.type
        and meeting.held_date between span.span_start and span.span_end
    group by all
)

select
    rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    span_start as occurrence_on,
    span_end as due_on,
    cast(null as date) as actual_on,
    if(meetings >= number, 'pass', otherwise) as result,
    concat(type, ': ', meetings, ' of ', number) as detail
from held
