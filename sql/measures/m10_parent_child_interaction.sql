-- Measure 10: primary caregivers whose interaction with an index child was observed with a validated tool.
-- One row a primary caregiver enrolled in the period, by the latest chain (R1, R16, R27, R70, R120).
with

enrolled as (
    select
        period.period_id,
        period.period_start,
        period.period_end,
        caregiver_chain.*,
        row_number() over (
            partition by period.period_id, caregiver_chain.person_id
            order by caregiver_chain.enrollment_date desc
        ) as latest
    from caregiver_chain
    inner join period
        on caregiver_chain.enrollment_date <= least(period.period_end, :as_of)
        and coalesce(caregiver_chain.exit_date, forever()) >= period.period_start
    where caregiver_chain.is_miechv
        and caregiver_chain.is_primary
),

subject as (
    select
        *,
        greatest(period_start, enrollment_date) as first_day_on,
        least(period_end, exit_date) as denominator_on
    from enrolled
    where latest = 1
),

of_age as (
    -- The days of the period on which an enrolled index child is of the age that the plan observes.
    select
        subject.period_id,
        subject.person_id,
        subject.first_day_on,
        subject.denominator_on,
        child_spell.child_id,
        child.dob,
        evidence('child', child.child_id, null, child.source, child.file, child.line) as fact,
        greatest(
            subject.first_day_on,
            child_spell.chain_starts_on,
            add_months(child.dob, element_at(:m10_plan_age_months, 1))
        ) as age_from_on,
        least(
            subject.denominator_on,
            child_spell.chain_ends_on,
            date_sub(add_months(child.dob, element_at(:m10_plan_age_months, 2)), 1)
        ) as age_to_on,
        date_add(age_from_on, greatest(:m10_min_exposure_days, 1) - 1) as exposed_on
    from subject
    inner join child_spell
        on child_spell.chain_id = subject.chain_id
        and child_spell.is_index
    inner join child
        on child.child_id = child_spell.child_id
),

approved as (
    -- A state's own row stands before the one for every state.
    select
        tool,
        max_by(struct(observation_tool.*), coalesce(state, '')) as rule
    from observation_tool
    where coalesce(state, :state) = :state
    group by tool
),

observation as (
    select
        person.person_id,
        parent_child_observation.child_id,
        parent_child_observation.observed_date,
        parent_child_observation.tool is null as is_of_unknown_tool,
        approved.rule,
        evidence(
            'parent_child_observation',
            concat_ws(
                '|',
                parent_child_observation.caregiver_id,
                parent_child_observation.child_id,
                parent_child_observation.observed_date
            ),
            parent_child_observation.observed_date, parent_child_observation.source,
            parent_child_observation.file, parent_child_observation.line
        ) as fact
    from parent_child_observation
    inner join person
        on person.member_id = parent_child_observation.caregiver_id
        and person.person_kind = 'CAREGIVER'
    left join approved
        on approved.tool = parent_child_observation.tool
),

observed as (
    select
        of_age.period_id,
        of_age.person_id,
        min(if(of_age.exposed_on <= of_age.age_to_on, of_age.exposed_on, null)) as of_age_on,
        min(
            if(
                observation.observed_date <= :as_of
                and observation.rule is not null
                and (
                    not :m10_obs_in_range
                    or observation.observed_date >= add_months(of_age.dob, observation.rule.from_months)
                        and observation.observed_date < add_months(of_age.dob, observation.rule.to_months)
                ),
                observation.observed_date,
                null
            )
        ) as observed_on,
        bool_or(observation.observed_date <= :as_of and observation.is_of_unknown_tool)
            as has_unknown_tool,
        bool_or(observation.observed_date <= :as_of) as has_observation,
        min(if(observation.observed_date > :as_of, observation.observed_date, null)) as next_on,
        concat(
            collect_list(of_age.fact),
            collect_list(if(observation.observed_date <= :as_of, observation.fact, null))
        ) as facts
    from of_age
    left join observation
        on observation.person_id = of_age.person_id
        and observation.child_id = of_age.child_id
        and observation.observed_date between of_age.first_day_on and of_age.denominator_on
    group by of_age.period_id, of_age.person_id
)

select
    subject.period_id,
    subject.person_id as subject_id,
    subject.chain_id,
    case
        when coalesce(observed.of_age_on > :as_of, true) then 'excluded: no_child_of_age'
        when observed.observed_on is not null then 'met: observed'
        when observed.has_unknown_tool then 'missing: tool_unknown'
        when observed.has_observation then 'not_met: outside_tool_range'
        when :missing_policy_m10 = 'missing' then 'missing: no_observation'
        else 'not_met: no_observation'
    end as decision,
    cast(null as int) as events,
    subject.denominator_on,
    observed.observed_on as numerator_on,
    observed.facts as evidence,
    least(
        exit_recheck(subject.recheck_on, subject.closes_on, subject.period_end),
        if(observed.of_age_on > :as_of, observed.of_age_on, null),
        observed.next_on
    ) as recheck_on
from subject
left join observed
    on observed.person_id = subject.person_id
    and observed.period_id = subject.period_id
