-- fail
-- Case rows placed by a day outside their period, unless what places them has no day.
select
    measure_id,
    period_id,
    subject_id,
    denominator_on
from decided_case
where denominator_on not between period_start and period_end
