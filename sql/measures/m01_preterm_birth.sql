-- Measure 1: children born before 37 completed weeks to mothers enrolled in pregnancy before 37 weeks.
-- One row a live birth of the period to a mother enrolled on or before that day, index child or not;
-- met is the adverse outcome (R2, R14, R20, R121).
with

carried as (
    select
        pregnancy.pregnancy_id,
        person.person_id as mother_id,
        coalesce(pregnancy.edd, date_add(pregnancy.lmp, 280)) as edd_on,
        evidence(
            'pregnancy', pregnancy.pregnancy_id, null, pregnancy.source, pregnancy.file, pregnancy.line
        ) as fact
    from pregnancy
    inner join person
        on person.member_id = pregnancy.caregiver_id
        and person.person_kind = 'CAREGIVER'
),

birth as (
    -- A child whose mother is not on file stands with the caregivers who were enrolled at its birth.
    select
        child.child_id,
        child.dob,
        carried.mother_id is not null as has_known_mother,
        coalesce(carried.mother_id, episode.person_id) as person_id,
        coalesce(
            child.gestational_age_weeks * 7 + coalesce(child.gestational_age_days, 0),
            280 - datediff(carried.edd_on, child.dob)
        ) as days_at_birth,
        -- A child that is not enrolled itself is a birth all the same.
        array_compact(array(
            evidence('child', child.child_id, null, child.source, child.file, child.line),
            carried.fact
        )) as facts
    from child
    left join carried
        on carried.pregnancy_id = child.pregnancy_id
    left join child_episode
        on child_episode.child_id = child.child_id
        and child_episode.enrollment_date = child.dob
        and carried.pregnancy_id is null
    left join episode
        on episode.episode_id = child_episode.episode_id
    where coalesce(child.live_birth, true)
),

mother as (
    -- How far the pregnancy was on the day of enrollment; a pregnancy lasts at most 44 weeks.
    select
        caregiver_chain.chain_id,
        max(coalesce(
            birth.days_at_birth - datediff(birth.dob, caregiver_chain.enrollment_date),
            280 - datediff(carried.edd_on, caregiver_chain.enrollment_date)
        )) as days_at_enrollment,
        bool_or(
            datediff(
                coalesce(caregiver_chain.delivered_on, caregiver_chain.lost_on),
                caregiver_chain.enrollment_date
            ) > (44 - 37) * 7
        ) as is_early
    from caregiver_chain
    left join birth
        on birth.person_id = caregiver_chain.person_id
        and birth.dob = caregiver_chain.delivered_on
    left join carried
        on carried.pregnancy_id = caregiver_chain.pregnancy_id
        and carried.mother_id = caregiver_chain.person_id
    where caregiver_chain.is_miechv
    group by caregiver_chain.chain_id
),

placed as (
    -- The mother's latest enrollment of that day; a later child stands on the weeks at which she enrolled.
    select
        period.period_id,
        birth.*,
        caregiver_chain.chain_id,
        caregiver_chain.exit_date,
        caregiver_chain.recheck_on,
        caregiver_chain.closes_on,
        if(
            :m01_subsequent_requires_prenatal_enrollment,
            caregiver_chain.is_prenatal,
            birth.dob > caregiver_chain.enrollment_date
        ) as is_prenatal,
        if(
            :m01_subsequent_requires_prenatal_enrollment,
            mother.days_at_enrollment,
            birth.days_at_birth - datediff(birth.dob, caregiver_chain.enrollment_date)
        ) as days_at_enrollment,
        if(
            :m01_subsequent_requires_prenatal_enrollment,
            coalesce(mother.is_early, false),
            datediff(birth.dob, caregiver_chain.enrollment_date) > (44 - 37) * 7
        ) as is_early,
        row_number() over (
            partition by period.period_id, birth.child_id
            order by caregiver_chain.enrollment_date desc, caregiver_chain.chain_id
        ) as latest
    from birth
    inner join period
        on birth.dob between period.period_start and least(period.period_end, :as_of)
    inner join caregiver_chain
        on caregiver_chain.person_id = birth.person_id
        and caregiver_chain.enrollment_date <= birth.dob
    inner join mother
        on mother.chain_id = caregiver_chain.chain_id
)

select
    period_id,
    child_id as subject_id,
    chain_id,
    case
        when not has_known_mother then 'excluded: mother_unknown'
        when exit_date < dob then 'excluded: left_before_birth'
        when not is_prenatal then 'excluded: not_prenatal'
        when days_at_enrollment >= 37 * 7 then 'excluded: enrolled_late'
        when days_at_enrollment is null and not is_early then 'missing: enrollment_week_unknown'
        when days_at_birth < :m01_preterm_days_lt then 'met: born_preterm'
        when days_at_birth is not null then 'not_met: born_at_term'
        when :missing_policy_m1 = 'not_met' then 'not_met: gestation_unknown'
        else 'missing: gestation_unknown'
    end as decision,
    cast(null as int) as events,
    dob as denominator_on,
    dob as numerator_on,
    facts as evidence,
    exit_recheck(recheck_on, closes_on, dob) as recheck_on
from placed
where latest = 1
