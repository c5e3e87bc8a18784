-- warn
-- Measures of a state in which ten percent or more cannot be decided: the form asks for a note.
select
    measure_id,
    period_id,
    missing,
    denominator
from measure_result
where scope_type = 'state'
    and stratifier = 'all'
    and missing >= 0.1 * (denominator + missing)
    and missing > 0
