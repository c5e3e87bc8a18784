-- One row an enrollment and step of RC3, the steps that are not open to the caregiver among them, with the
-- spells of work and education that it rests on (CT-073, CT-074).
with

step as (
    select episode_id, step, decision, decided_on, kept_by, from_on, to_on, recheck_on
    from rate_card_keep

    union all

    select episode_id, step, decision, decided_on, kept_by, from_on, to_on, recheck_on
    from rate_card_gain
),

spell as (
    select
        'employment' as kind,
        caregiver_id,
        valid_from,
        coalesce(valid_to, forever()) as valid_to,
        evidence('employment', spell_id, valid_from, source, file, line) as fact,
        entered_on(created_at, delivered_on, :time_zone) as entered_on
    from employment

    union all

    select
        'education' as kind,
        caregiver_id,
        valid_from,
        coalesce(valid_to, completed_date, forever()) as valid_to,
        evidence('education', spell_id, valid_from, source, file, line) as fact,
        entered_on(created_at, delivered_on, :time_zone) as entered_on
    from education
),

resting as (
    select
        step.episode_id,
        step.step,
        collect_list(spell.fact) as facts,
        max(spell.entered_on) as entered_on
    from step
    inner join rate_card_episode
        on rate_card_episode.episode_id = step.episode_id
    inner join spell
        on spell.caregiver_id = rate_card_episode.caregiver_id
        and spell.kind = coalesce(step.kept_by, spell.kind)
        and spell.valid_from <= step.to_on
        and spell.valid_to >= step.from_on
    group by step.episode_id, step.step
),

closed as (
    select
        episode_id,
        explode(
            if(path = 'keep', array('gain', 'complete'), array('gain', 'retain', 'complete'))
        ) as step,
        if(path = 'keep', 'excluded: in_work_or_school', 'excluded: other_education') as decision
    from rate_card_standing
    where path <> 'gain'
),

every as (
    select episode_id, step, decision, decided_on, recheck_on
    from step

    union all

    select
        closed.episode_id,
        closed.step,
        closed.decision,
        rate_card_episode.enrollment_date as decided_on,
        cast(null as date) as recheck_on
    from closed
    inner join rate_card_episode
        on rate_card_episode.episode_id = closed.episode_id
)

select
    every.episode_id,
    'rc3' as outcome,
    every.step,
    every.decision,
    every.decided_on,
    concat(rate_card_episode.facts, coalesce(resting.facts, array())) as facts,
    greatest(rate_card_episode.entered_on, resting.entered_on) as entered_on,
    every.recheck_on
from every
inner join rate_card_episode
    on rate_card_episode.episode_id = every.episode_id
left join resting
    on resting.episode_id = every.episode_id
    and resting.step = every.step
