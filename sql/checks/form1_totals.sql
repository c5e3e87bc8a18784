-- fail
-- Tables of Form 1 whose total of adults, children or households is not that of the first two tables.
with

total as (
    select
        period_id,
        scope_type,
        scope_id,
        table,
        row,
        value
    from form1
    where column = 'total'
)

select
    part.period_id,
    part.scope_type,
    part.scope_id,
    part.table,
    part.row,
    part.value,
    whole.value as expected
from total as part
inner join total as whole
    on whole.period_id = part.period_id
    and whole.scope_type = part.scope_type
    and whole.scope_id = part.scope_id
    and (
        whole.table = 'participants' and part.row = whole.row and part.table <> 'dental_home'
        or whole.table = 'households' and part.row in ('households', 'all') and part.table <> 'home_visits'
        or whole.table = 'households' and part.table = 'priority'
    )
where part.value <> whole.value
    and part.table <> 'state_program'
