-- One row a caregiver or child as delivered, with the person it stands for.
-- Caregivers are one person when first name, last name and birth date are the same, none of them
-- empty, unless an enrollment of either says that the likeness is chance (R13, R107).
with

kept_apart as (
    select distinct caregiver_id
    from enrollment
    where duplicate_override
),

joinable as (
    select
        caregiver.caregiver_id,
        caregiver.first_name_token,
        caregiver.last_name_token,
        caregiver.dob
    from caregiver
    left anti join kept_apart
        on kept_apart.caregiver_id = caregiver.caregiver_id
    where caregiver.first_name_token is not null
        and caregiver.last_name_token is not null
        and caregiver.dob is not null
),

joined as (
    select
        caregiver_id,
        min(caregiver_id) over (
            partition by first_name_token, last_name_token, dob
        ) as person_id
    from joinable
),

home as (
    select
        caregiver_id,
        min(household_id) as family_id
    from enrollment
    group by caregiver_id
),

child_home as (
    select
        child_enrollment.child_id,
        min(enrollment.household_id) as family_id
    from child_enrollment
    inner join enrollment
        on enrollment.episode_id = child_enrollment.episode_id
    group by child_enrollment.child_id
)

select
    caregiver.caregiver_id as member_id,
    'CAREGIVER' as person_kind,
    coalesce(joined.person_id, caregiver.caregiver_id) as person_id,
    coalesce(home.family_id, caregiver.caregiver_id) as family_id
from caregiver
left join joined
    on joined.caregiver_id = caregiver.caregiver_id
left join home
    on home.caregiver_id = caregiver.caregiver_id

union all

select
    child.child_id as member_id,
    'CHILD' as person_kind,
    child.child_id as person_id,
    coalesce(child_home.family_id, child.child_id) as family_id
from child
left join child_home
    on child_home.child_id = child.child_id
