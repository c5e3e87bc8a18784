-- Measure 13: postnatal home visits at which the caregiver was asked for concerns about the child's
-- development, behavior or learning. One row a completed visit of the period in a counted MIECHV
-- enrollment (R29); a visit before any index child's birth is excluded.
with

born as (
    -- The first birth of an index child of the household, of whichever of its enrollments that overlap:
    -- visits from that day on are postnatal.
    select
        caregiver_chain.chain_id,
        least(
            min(
                if(
                    coalesce(child.live_birth, true),
                    named_struct(
                        'day', child.dob,
                        'facts', array(
                            evidence('child', child.child_id, null, child.source, child.file, child.line)
                        )
                    ),
                    null
                )
            ) filter (where child.dob is not null),
            min(named_struct('day', delivery.delivered_on, 'facts', delivery.facts))
                filter (where delivery.delivered_on is not null)
        ) as birth
    from caregiver_chain
    inner join caregiver_chain as beside
        on beside.family_id = caregiver_chain.family_id
        and beside.enrollment_date <= coalesce(caregiver_chain.exit_date, forever())
        and coalesce(beside.exit_date, forever()) >= caregiver_chain.enrollment_date
    inner join episode
        on episode.chain_id = beside.chain_id
        and episode.is_counted
    inner join delivery
        on delivery.episode_id = episode.episode_id
    left join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
        and child_enrollment.index_child
    left join child
        on child.child_id = child_enrollment.child_id
    group by caregiver_chain.chain_id
)

select
    period.period_id,
    home_visit.visit_id as subject_id,
    episode.chain_id,
    case
        when born.birth is null or home_visit.visit_date < born.birth.day
            then 'excluded: prenatal_visit'
        when home_visit.concern_asked then 'met: asked'
        when not home_visit.concern_asked then 'not_met: not_asked'
        when :missing_policy_m13 = 'not_met' then 'not_met: no_answer'
        else 'missing: no_answer'
    end as decision,
    cast(null as int) as events,
    home_visit.visit_date as denominator_on,
    if(home_visit.concern_asked, home_visit.visit_date, null) as numerator_on,
    concat(
        array(
            evidence(
                'home_visit', home_visit.visit_id, home_visit.visit_date,
                home_visit.source, home_visit.file, home_visit.line
            )
        ),
        coalesce(born.birth.facts, array())
    ) as evidence,
    cast(null as date) as recheck_on
from home_visit
inner join period
    on home_visit.visit_date between period.period_start and least(period.period_end, :as_of)
inner join episode
    on episode.recorded_episode_id = home_visit.episode_id
    and home_visit.visit_date between episode.enrollment_date
        and coalesce(episode.exit_date, forever())
left join born
    on born.chain_id = episode.chain_id
where is_completed_visit(home_visit.status, home_visit.mode)
    and episode.is_counted
    and episode.is_miechv
