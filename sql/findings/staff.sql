-- What is told of good rows about staff that the caseload cannot use as they stand: a post in two spells at
-- once, and a visitor whose ramp begins with a training that has no day (R144).
with

post as (
    select
        staff_assignment.*,
        max(coalesce(valid_to, forever())) over (
            partition by staff_id, program_id, role
            order by valid_from
            rows between unbounded preceding and 1 preceding
        ) as held_until
    from staff_assignment
)

select
    'post_overlaps' as rule,
    'warning' as severity,
    'staff_assignment' as entity,
    concat_ws('|', staff_id, program_id, role, valid_from) as key,
    state,
    source,
    batch_id,
    delivered_on as extract_date,
    file,
    line,
    'valid_from' as column,
    cast(valid_from as string) as raw_value,
    'The same post has an earlier spell on that day; the later one counts. End the earlier one.' as message
from post
where valid_from <= held_until
    and valid_from <= coalesce(valid_to, forever())

union all

select
    'visitor_untrained',
    'warning',
    'staff_assignment',
    concat_ws('|', post.staff_id, post.program_id, post.role, post.valid_from),
    post.state,
    post.source,
    post.batch_id,
    post.delivered_on,
    post.file,
    post.line,
    'model_trained_date',
    cast(null as string),
    'Without the day on which the training was finished the visitor has no slots. Enter it.'
from post
inner join program
    on program.program_id = post.program_id
inner join caseload_standard
    on caseload_standard.state = :state
    and caseload_standard.model = program.model
    and caseload_standard.per = 'VISITOR'
where post.role = 'HOME_VISITOR'
    and post.model_trained_date is null
    and :caseload_ramp_clock in ('training', 'hire_and_training')
