-- One row an enrollment of any caregiver: what every outcome of the rate card starts from (CT-070). All
-- enrollments count, and each with the facts of the caregiver as delivered (R80, R149).
with

first_visit as (
    -- Of two completed visits on the first day the smaller id is the evidence (R148).
    select
        episode.episode_id,
        min_by(
            struct(
                evidence(
                    'home_visit', home_visit.visit_id, home_visit.visit_date,
                    home_visit.source, home_visit.file, home_visit.line
                ) as fact,
                entered_on(home_visit.created_at, home_visit.delivered_on, :time_zone) as entered_on
            ),
            home_visit.visit_id
        ) as visit
    from episode
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and home_visit.visit_date = episode.enrollment_date
    where is_completed_visit(home_visit.status, home_visit.mode)
    group by episode.episode_id
)

select
    episode.episode_id,
    episode.caregiver_id,
    episode.person_id,
    episode.family_id,
    episode.program_id,
    episode.contract_id,
    episode.model,
    episode.enrollment_date,
    episode.exit_date,
    if(:enrollment_closed_exit = 'last_visit', episode.recheck_on, null) as backdated_on,
    episode.recheck_on,
    concat(
        array(
            evidence(
                'enrollment', enrollment.episode_id, episode.enrollment_date,
                enrollment.source, enrollment.file, enrollment.line
            )
        ),
        array_compact(array(first_visit.visit.fact))
    ) as facts,
    greatest(
        entered_on(enrollment.created_at, enrollment.delivered_on, :time_zone),
        first_visit.visit.entered_on
    ) as entered_on
from episode
inner join enrollment
    on enrollment.episode_id = episode.recorded_episode_id
left join first_visit
    on first_visit.episode_id = episode.episode_id
