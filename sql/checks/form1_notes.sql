-- warn
-- Rows of a state's Form 1 in which ten percent or more are unknown: the form asks for a note.
select
    period_id,
    table,
    row,
    value
from form1
where note_required
    and scope_type = 'state'
