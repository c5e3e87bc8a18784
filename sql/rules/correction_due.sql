-- One row a home visitor and run of months with too few visits: whether the visitor is under a corrective
-- action (UT-044). The document names no day for its notice; until the month that makes the run long enough
-- is assessed, none is due.
with

reached as (
    select
        staff_id,
        run_start,
        max(month) as run_end,
        max(run_pct) as run_pct,
        min(if(month_of_run = :reduction_trigger_months, month, null)) as reached_in
    from low_run
    group by staff_id, run_start
),

dated as (
    select
        reached.*,
        complete_month.month_end as reached_on,
        assessed.day as assessed_on
    from reached
    inner join complete_month
        on complete_month.month = reached.reached_in
    left join business_day as ended
        on ended.day = complete_month.month_end
    left join business_day as assessed
        on assessed.business_days = ended.business_days + 5
        and assessed.is_business_day
),

planned as (
    select
        dated.staff_id,
        dated.run_start,
        min(corrective_action.notice_date) as notice_date
    from dated
    inner join corrective_action
        on corrective_action.staff_id = dated.staff_id
    where corrective_action.notice_date <= :as_of
        and (
            corrective_action.status = 'OPEN'
            or corrective_action.notice_date >= to_date(concat(dated.run_start, '-01'))
        )
    group by dated.staff_id, dated.run_start
)

select
    'UT-044' as rule_id,
    'staff' as subject_type,
    dated.staff_id as subject_id,
    cast(null as string) as program_id,
    dated.reached_on as occurrence_on,
    cast(null as date) as due_on,
    planned.notice_date as actual_on,
    case
        when planned.notice_date is not null then 'pass'
        when dated.assessed_on is null then 'undetermined'
        when :as_of < dated.assessed_on then 'not_due'
        else 'fail'
    end as result,
    concat(dated.run_start, ' to ', dated.run_end, ', ', round(dated.run_pct, 2), ' % on average') as detail
from dated
left join planned
    on planned.staff_id = dated.staff_id
    and planned.run_start = dated.run_start
