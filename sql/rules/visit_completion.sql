-- One row a program, home visitor and complete month with a visit expected or completed, and one a program,
-- with an empty visitor, that sums its visitors and teams: visits completed in percent of those expected
-- (UT-040 to UT-043; R51, R143). A month wholly on leave has no rate of the visitor's.
with

visitor as (
    select
        program_id,
        carrier_type,
        carrier_id,
        month,
        sum(expected) as expected,
        sum(completed) as completed,
        sum(least(completed, expected)) as completed_capped
    from family_visit_month
    group by program_id, carrier_type, carrier_id, month
),

scope as (
    select
        visitor.program_id,
        visitor.carrier_id as staff_id,
        visitor.month,
        visitor.expected,
        visitor.completed,
        visitor.completed_capped,
        leave_month.month is not null as is_on_leave
    from visitor
    left join leave_month
        on leave_month.staff_id = visitor.carrier_id
        and leave_month.month = visitor.month
    where visitor.carrier_type = 'staff'

    union all

    select
        program_id,
        '' as staff_id,
        month,
        sum(expected) as expected,
        sum(completed) as completed,
        sum(completed_capped) as completed_capped,
        false as is_on_leave
    from visitor
    group by program_id, month
),

rated as (
    select
        *,
        12 * cast(left(month, 4) as int) + cast(right(month, 2) as int) as month_no,
        if(expected > 0 and not is_on_leave, expected, null) as rated_visits,
        if(:visit_cap_per_family, completed_capped, completed) as counted,
        100 * counted / rated_visits as completion_pct
    from scope
    where expected > 0
        or completed > 0
),

year as (
    select
        *,
        count(completion_pct) over twelve_months as rated_months,
        100 * sum(if(rated_visits is null, null, counted)) over twelve_months
            / sum(rated_visits) over twelve_months as pooled_pct,
        avg(completion_pct) over twelve_months as mean_pct
    from rated
    window twelve_months as (
        partition by program_id, staff_id
        order by month_no
        range between 11 preceding and current row
    )
)

select
    program_id,
    staff_id,
    month,
    expected,
    completed,
    completed_capped,
    completion_pct,
    if(:visit_rate_12m = 'pooled', pooled_pct, mean_pct) as completion_pct_12m,
    case
        when completion_pct is null then 'not_computable'
        when rated_months < 12 then 'provisional'
        else 'ok'
    end as status
from year
