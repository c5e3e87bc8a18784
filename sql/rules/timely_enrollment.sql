-- One row an enrollment: the days since the earliest screening of the caregiver for the program on or before
-- it, by option only after the previous enrollment there; null without one (CT-060, R57).
with

came as (
    select
        *,
        lag(enrollment_date) over (
            partition by caregiver_id, program_id
            order by enrollment_date, episode_id
        ) as previous_on
    from episode
),

screened as (
    select
        came.episode_id,
        came.program_id,
        came.contract_id,
        came.enrollment_date,
        datediff(came.enrollment_date, min(intake_screened.screened_date)) as days
    from came
    left join intake_screened
        on intake_screened.caregiver_id = came.caregiver_id
        and intake_screened.program_id = came.program_id
        and intake_screened.screened_date <= came.enrollment_date
        and (
            not :timeliness_screening_after_previous
            or coalesce(intake_screened.screened_date > came.previous_on, true)
        )
    group by came.episode_id, came.program_id, came.contract_id, came.enrollment_date
)

select
    'screening_to_enrollment' as indicator,
    program_id,
    contract_id,
    enrollment_date as happened_on,
    days,
    days <= :timeliness_screen_to_enroll_days as is_within
from screened
