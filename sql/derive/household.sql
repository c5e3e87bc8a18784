-- One row a household that was ever enrolled: its first and last days, and how it is funded.
select
    family_id as household_id,
    family_id,
    min(enrollment_date) as first_enrolled_on,
    if(bool_or(exit_date is null), null, max(exit_date)) as last_enrolled_on,
    count(distinct person_id) as caregivers,
    bool_or(is_miechv) as is_miechv
from episode
group by family_id
