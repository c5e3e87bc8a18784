-- One row a person and pair of enrollments in any programs, the later one against an earlier one: days on
-- which both hold, the exit day included, beyond those that are let pass (CT-025, UT-061, R80, R149). Two
-- caregivers of one child, each in another program, have a verdict of their own (A-07); both parents in one
-- program are no such pair.
with

enrollment_of as (
    select
        *,
        member_type as subject_type,
        if(member_type = 'caregiver', person_id, member_id) as subject_id
    from enrolled_member
),

pair as (
    select
        later.*,
        earlier.episode_id as beside,
        earlier.person_id <> later.person_id as is_of_two_caregivers,
        greatest(
            0, datediff(least(later.exit_date, earlier.exit_date, :as_of), later.enrollment_date) + 1
        ) as days
    from enrollment_of as later
    inner join enrollment_of as earlier
        on earlier.subject_type = later.subject_type
        and earlier.subject_id = later.subject_id
        and struct(earlier.enrollment_date, earlier.episode_id)
        < struct(later.enrollment_date, later.episode_id)
    where later.enrollment_date <= :as_of
        and (earlier.person_id = later.person_id or earlier.program_id <> later.program_id)
        and array_contains(:enrollment_dual_scope, later.subject_type)
)

select
    if(:enrollment_dual_breach = 'fail', 'CT-025', 'UT-061') as rule_id,
    subject_type,
    subject_id,
    program_id,
    enrollment_date as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when days <= :enrollment_dual_overlap_tolerance_days then 'pass'
        when is_of_two_caregivers then :enrollment_dual_of_two_caregivers
        else :enrollment_dual_breach
    end as result,
    concat(episode_id, ' beside ', beside, ': ', days, ' days') as detail
from pair
