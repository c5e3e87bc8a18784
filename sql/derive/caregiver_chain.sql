-- One row a counted chain of a caregiver: what the federal caregiver measures count. Funding, role and
-- delivery are those of the first piece; evidence shows the records that make the enrollment. Where the
-- family is not seen until recheck_on, the enrollment ends on closes_on, which may be a day long passed.
with

told as (
    -- The visit that opened the chain, and where the family was lost, the last one and the one missed.
    select
        episode.chain_id,
        collect_list(
            evidence(
                'home_visit', home_visit.visit_id, home_visit.visit_date,
                home_visit.source, home_visit.file, home_visit.line
            )
        ) as facts
    from episode
    inner join piece
        on piece.episode_id = episode.episode_id
    inner join visit_day
        on visit_day.episode_id = piece.recorded_episode_id
        and (
            visit_day.day = piece.enrollment_date and piece.episode_id = episode.chain_id
            or visit_day.day = piece.last_seen_on and piece.exit_kind in ('disengaged', 'closed')
            or visit_day.day = piece.missed_on
        )
    inner join home_visit
        on home_visit.episode_id = visit_day.episode_id
        and home_visit.visit_id
            = if(visit_day.day = piece.missed_on, visit_day.missed_visit_id, visit_day.first_visit_id)
    where episode.is_counted
    group by episode.chain_id
),

span as (
    select
        episode.chain_id,
        max(coalesce(episode.exit_date, forever())) as last_day_on,
        min(episode.recheck_on) as recheck_on,
        min(
            case
                when episode.recheck_on is null then null
                when :enrollment_closed_exit = 'last_visit' then piece.last_seen_on
                else date_sub(episode.recheck_on, 1)
            end
        ) as closes_on,
        collect_list(
            evidence(
                'enrollment', enrollment.episode_id, episode.enrollment_date,
                enrollment.source, enrollment.file, enrollment.line
            )
        ) as records
    from episode
    inner join piece
        on piece.episode_id = episode.episode_id
    inner join enrollment
        on enrollment.episode_id = episode.recorded_episode_id
    where episode.is_counted
    group by episode.chain_id
)

select
    opening.chain_id,
    opening.person_id,
    opening.family_id,
    opening.is_primary,
    opening.is_miechv,
    opening.enrollment_date,
    if(span.last_day_on = forever(), null, span.last_day_on) as exit_date,
    span.recheck_on,
    span.closes_on,
    delivery.is_prenatal,
    delivery.course,
    delivery.pregnancy_id,
    delivery.delivered_on,
    delivery.lost_on,
    concat(span.records, coalesce(told.facts, array()), delivery.facts) as evidence
from span
inner join episode as opening
    on opening.episode_id = span.chain_id
inner join delivery
    on delivery.episode_id = span.chain_id
left join told
    on told.chain_id = span.chain_id
