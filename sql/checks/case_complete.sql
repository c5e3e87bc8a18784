-- fail
-- Case rows that lack what every case must have, or whose status or reason is not one of the measure's.
select
    measure_id,
    subject_id,
    status,
    reason
from decided_case
where status not in ('met', 'not_met', 'missing', 'excluded')
    or reason is null
    or subject_id is null
    or program_id is null
    or contract_id is null
    or status <> 'met' and numerator_on is not null
    -- Being covered, or at school, without a break has no day of its own.
    or status = 'met' and numerator_on is null and not (measure_id = 'm16' or reason = 'stayed')
