-- One row a completed visit that was first entered after the day for it, or is not told when, or was
-- corrected after that day; the other visits are counted by gold.service_timeliness alone (CT-010, T-52).
select
    'CT-010' as rule_id,
    'visit' as subject_type,
    visit_id as subject_id,
    program_id,
    happened_on as occurrence_on,
    due_on,
    entered_on as actual_on,
    case
        when is_within then 'pass'
        when not is_within then 'fail'
        else 'undetermined'
    end as result,
    if(changed_on > greatest(due_on, entered_on), concat('corrected on ', changed_on), null) as detail
from timely_entry
where indicator = 'data_entry'
    and happened_on <= :as_of
    and (is_within is null or not is_within or changed_on > due_on)
