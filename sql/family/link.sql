-- One row a pair that is decided together: a person and a household, or two persons.
-- left_kind is always person. Persons meet in a household, by name and birth date, or by a pregnancy.
with

member as (
    select
        caregiver_id as person_id,
        household_id
    from enrollment

    union

    select
        child_enrollment.child_id as person_id,
        enrollment.household_id
    from child_enrollment
    inner join enrollment
        on enrollment.episode_id = child_enrollment.episode_id

    union

    select
        person_id,
        household_id
    from household_member
    where person_kind in ('CAREGIVER', 'CHILD')
),

same_name as (
    select
        caregiver_id,
        min(caregiver_id) over (
            partition by first_name_token, last_name_token, dob
        ) as other_id
    from caregiver
    where first_name_token is not null
        and last_name_token is not null
        and dob is not null
)

select
    person_id,
    'household' as other_kind,
    household_id as other_id
from member
where household_id is not null

union

select
    caregiver_id as person_id,
    'person' as other_kind,
    other_id
from same_name
where caregiver_id <> other_id

union

select
    caregiver_id as person_id,
    'person' as other_kind,
    partner_caregiver_id as other_id
from pregnancy
where partner_caregiver_id is not null

union

select
    child.child_id as person_id,
    'person' as other_kind,
    pregnancy.caregiver_id as other_id
from child
inner join pregnancy
    on pregnancy.pregnancy_id = child.pregnancy_id

union

select
    enrollment.caregiver_id as person_id,
    'person' as other_kind,
    pregnancy.caregiver_id as other_id
from enrollment
inner join pregnancy
    on pregnancy.pregnancy_id = enrollment.pregnancy_id
where pregnancy.caregiver_id <> enrollment.caregiver_id
