-- One row a supervisor or manager, program and complete month of the first year in a post: whether the
-- reflective group met for long enough (CT-097). One row a home visitor and fiscal year spent in the
-- post: whether a supervisor came along on enough visits, which the manual suggests, so that less is a
-- warning (CT-098).
with

post as (
    select
        staff_id,
        program_id,
        role,
        min(starts_on) as starts_on,
        max(ends_on) as ends_on
    from staff_stint
    where scope_type = 'program'
        and role in ('HOME_VISITOR', 'CLINICAL_SUPERVISOR', 'PROGRAM_MANAGER')
        and not is_contradictory
    group by staff_id, program_id, role
),

span as (
    -- Who is both supervisor and manager of a program has one row.
    select distinct
        'CT-097' as rule_id,
        post.staff_id,
        post.program_id,
        complete_month.month_start as span_start,
        complete_month.month_end as span_end,
        'REFLECTIVE_GROUP' as type
    from post
    inner join complete_month
        on complete_month.month_start >= post.starts_on
        and complete_month.month_end < add_months(post.starts_on, 12)
        and complete_month.month_end <= post.ends_on
    where post.role <> 'HOME_VISITOR'
        and :supervision_group_minutes is not null

    union all

    select
        'CT-098' as rule_id,
        post.staff_id,
        post.program_id,
        add_months(complete_month.month_start, -11) as span_start,
        complete_month.month_end as span_end,
        'JOINT_VISIT' as type
    from post
    inner join complete_month
        on month(complete_month.month_end) = 6
        and post.starts_on <= add_months(complete_month.month_start, -11)
        and post.ends_on >= complete_month.month_end
    where post.role = 'HOME_VISITOR'
        and :supervision_joint_visits is not null
),

held as (
    select
        span.rule_id,
        span.staff_id,
        span.program_id,
        span.span_start,
        span.span_end,
        count(supervision.supervision_id) as sessions,
        coalesce(sum(supervision.minutes), 0) as minutes
    from span
    left join supervision
        on supervision.supervisee_id = span.staff_id
        and supervision.type = span.type
        and supervision.held_date between span.span_start and span.span_end
    group by span.rule_id, span.staff_id, span.program_id, span.span_start, span.span_end
)

select
    rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    span_start as occurrence_on,
    span_end as due_on,
    cast(null as date) as actual_on,
    case
        when rule_id = 'CT-097'
            then if(minutes >= cast(:supervision_group_minutes as int), 'pass', 'fail')
        else if(sessions >= cast(:supervision_joint_visits as int), 'pass', 'warn')
    end as result,
    if(rule_id = 'CT-097', concat(minutes, ' minutes'), concat(sessions, ' joint visits')) as detail
from held
