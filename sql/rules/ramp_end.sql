-- One row a home visitor and end of a ramp: whether the families carried on that day filled the prorated
-- caseload (UT-017).
with

ramp as (
    select distinct
        staff_id,
        program_id,
        ramped_on
    from caseload_post
    where per = 'VISITOR'
        and ramps_on is not null
        and ramped_on >= starts_on
        and ramped_on < ends_before
),

offered as (
    select
        ramp.staff_id,
        ramp.program_id,
        ramp.ramped_on,
        coalesce(sum(slot_span.slots), 0) as slots
    from ramp
    left join slot_span
        on slot_span.scope_type = 'staff'
        and slot_span.scope_id = ramp.staff_id
        and slot_span.starts_on <= ramp.ramped_on
        and slot_span.ends_before > ramp.ramped_on
    group by ramp.staff_id, ramp.program_id, ramp.ramped_on
),

carried as (
    select
        offered.*,
        count(caseload_stay.scope_id) as families
    from offered
    left join caseload_stay
        on caseload_stay.scope_type = 'staff'
        and caseload_stay.scope_id = offered.staff_id
        and caseload_stay.starts_on <= offered.ramped_on
        and caseload_stay.ends_before > offered.ramped_on
    group by offered.staff_id, offered.program_id, offered.ramped_on, offered.slots
)

select
    'UT-017' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    ramped_on as occurrence_on,
    ramped_on as due_on,
    cast(null as date) as actual_on,
    case
        when ramped_on > :as_of then 'not_due'
        when families >= slots then 'pass'
        else 'fail'
    end as result,
    if(ramped_on > :as_of, null, concat(families, ' families, ', cast(slots as double), ' needed')) as detail
from carried
