-- One row a corrective action plan and step of the way: drafted (CT-114) and approved (CT-115) in the
-- business days after the notice, each agreed step done by its day (CT-117), and the plan not failed
-- (UT-119).
with

stage as (
    select
        cap_id,
        contract_id,
        notice_date,
        stack(
            2,
            'CT-114', cast(:plan_draft_business_days as int), drafted_date,
            'CT-115', cast(:plan_approval_business_days as int), approved_date
        ) as (rule_id, days, done_on)
    from corrective_action
    where notice_date <= :as_of
),

due as (
    select
        stage.rule_id,
        stage.cap_id,
        stage.contract_id,
        stage.notice_date as occurrence_on,
        stage.done_on,
        last_day.day as due_on
    from stage
    left join business_day as opened
        on opened.day = stage.notice_date
    left join business_day as last_day
        on last_day.business_days = opened.business_days + stage.days
        and last_day.is_business_day
    where stage.days is not null

    union all

    select
        'CT-117' as rule_id,
        corrective_step.cap_id,
        corrective_action.contract_id,
        corrective_action.notice_date as occurrence_on,
        corrective_step.done_date as done_on,
        corrective_step.due_date as due_on
    from corrective_step
    inner join corrective_action
        on corrective_action.cap_id = corrective_step.cap_id
    where corrective_action.notice_date <= :as_of
        and :plan_draft_business_days is not null
)

select
    rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    occurrence_on,
    due_on,
    done_on as actual_on,
    done_in_time(done_on, due_on, :as_of) as result,
    cap_id as detail
from due

union all

select
    'UT-119' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    notice_date as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case status
        when 'FAILED' then 'fail'
        when 'COMPLETED' then 'pass'
        else 'not_due'
    end as result,
    cap_id as detail
from corrective_action
where :plan_failure_ends_funding
    and notice_date <= :as_of
