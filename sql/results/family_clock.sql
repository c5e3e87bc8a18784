-- One row a family: the first day after as_of on which time alone changes something for it.
select
    family_id,
    min(recheck_on) as recheck_on
from (
    select family_id, recheck_on from case_or_pending
    union all
    select family_id, recheck_on from episode
    union all
    select family_id, recheck_on from form_case
    union all
    select family_id, recheck_on from rate_card_case
    union all
    select family_id, recheck_on from eligibility
    union all
    -- A recorded enrollment may lie ahead of the night.
    select household_id as family_id, enrollment_date as recheck_on from enrollment
)
where recheck_on > :as_of
group by family_id
