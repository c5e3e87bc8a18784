-- One row a screening at intake and caregiver whom it is of: the one it names, else those whose enrollment
-- names the same referral, else the one who was referred.
with

enrolled as (
    select
        referral_id,
        collect_set(caregiver_id) as caregivers
    from enrollment
    where referral_id is not null
    group by referral_id
)

select
    intake_screening.program_id,
    intake_screening.screened_date,
    intake_screening.accepted_date,
    explode(
        if(
            intake_screening.caregiver_id is null,
            coalesce(enrolled.caregivers, array_compact(array(referral_in.caregiver_id))),
            array(intake_screening.caregiver_id)
        )
    ) as caregiver_id
from intake_screening
left join enrolled
    on enrolled.referral_id = intake_screening.referral_id
left join referral_in
    on referral_in.referral_id = intake_screening.referral_id
