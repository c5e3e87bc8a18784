-- One row a scope, role (ALL too), period and funded position: its days within the period.
with

post as (
    select
        scope_program.scope_type,
        scope_program.scope_id,
        explode(array(position.role, 'ALL')) as role,
        position.position_id,
        position.fte,
        position.valid_from,
        coalesce(position.valid_to, forever()) as valid_to
    from position
    inner join scope_program
        on scope_program.program_id = position.program_id
    where position.funded
)

select
    scope_period.scope_type,
    scope_period.scope_id,
    scope_period.period_id,
    scope_period.period_start,
    scope_period.period_end,
    post.role,
    post.position_id,
    post.fte,
    greatest(post.valid_from, scope_period.period_start) as starts_on,
    least(post.valid_to, scope_period.period_end) as ends_on
from post
inner join scope_period
    on scope_period.scope_type = post.scope_type
    and scope_period.scope_id = post.scope_id
    and scope_period.period_start <= post.valid_to
    and scope_period.period_end >= post.valid_from
where post.valid_from <= post.valid_to
