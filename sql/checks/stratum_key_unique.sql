-- fail
-- Subjects that are described twice in a period.
select
    period_id,
    subject_type,
    subject_id,
    count(*) as times
from participant_stratum
group by period_id, subject_type, subject_id
having count(*) > 1
