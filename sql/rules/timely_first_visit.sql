-- One row an enrollment with a completed visit: the days until the first one from the consent, the
-- acceptance or the enrollment itself, which is that visit's day where it enrolls; not judged without
-- such a day, or where it lies after the visit (CT-061, A-01).
with

visited as (
    select
        episode.episode_id,
        episode.program_id,
        episode.contract_id,
        episode.caregiver_id,
        episode.enrollment_date,
        enrollment.consent_date,
        min(home_visit.visit_date) as visited_on
    from episode
    inner join enrollment
        on enrollment.episode_id = episode.episode_id
    inner join home_visit
        on home_visit.episode_id = episode.episode_id
        and home_visit.visit_date >= episode.enrollment_date
        and is_completed_visit(home_visit.status, home_visit.mode)
    group by
        episode.episode_id,
        episode.program_id,
        episode.contract_id,
        episode.caregiver_id,
        episode.enrollment_date,
        enrollment.consent_date
),

agreed as (
    select
        visited.episode_id,
        max(intake_screened.accepted_date) as accepted_on
    from visited
    inner join intake_screened
        on intake_screened.caregiver_id = visited.caregiver_id
        and intake_screened.program_id = visited.program_id
        and intake_screened.accepted_date <= visited.visited_on
    group by visited.episode_id
),

begun as (
    select
        visited.*,
        datediff(
            visited.visited_on,
            case :timeliness_first_visit_anchor
                when 'consent_date' then visited.consent_date
                when 'acceptance_date' then agreed.accepted_on
                else visited.enrollment_date
            end
        ) as days
    from visited
    left join agreed
        on agreed.episode_id = visited.episode_id
)

select
    'enrollment_to_first_visit' as indicator,
    program_id,
    contract_id,
    visited_on as happened_on,
    days,
    if(days >= 0, days <= cast(:timeliness_first_visit_days as int), null) as is_within
from begun
