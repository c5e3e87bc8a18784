-- Measure 5: mothers who saw a health care provider within eight weeks of delivery.
-- One row a chain of a primary caregiver whose eight weeks end in the period (R1, R24, R74, R121, R127).
with

carried as (
    -- The pregnancy of the index delivery: the one that the enrollment names, else the index child's (R14).
    select
        caregiver_chain.chain_id,
        coalesce(caregiver_chain.pregnancy_id, min(child.pregnancy_id)) as birth_pregnancy_id
    from caregiver_chain
    inner join episode
        on episode.chain_id = caregiver_chain.chain_id
        and episode.is_counted
    left join child_enrollment
        on child_enrollment.episode_id = episode.recorded_episode_id
        and child_enrollment.index_child
    left join child
        on child.child_id = child_enrollment.child_id
        and child.dob = caregiver_chain.delivered_on
    group by caregiver_chain.chain_id, caregiver_chain.pregnancy_id
),

clock as (
    select
        caregiver_chain.*,
        carried.birth_pregnancy_id,
        mother.person_id as mother_id,
        caregiver_chain.course = 'born_undated' as is_undated,
        caregiver_chain.course = 'lost'
        and not (:m05_include_stillbirth and pregnancy.outcome = 'STILLBIRTH') as is_lost,
        coalesce(caregiver_chain.delivered_on, caregiver_chain.lost_on) as index_on,
        date_add(index_on, :m05_enroll_within_days) as last_enroll_on,
        date_add(index_on, :m05_visit_within_days) as due_on,
        if(
            pregnancy.pregnancy_id is null,
            array(),
            array(evidence(
                'pregnancy', pregnancy.pregnancy_id, null,
                pregnancy.source, pregnancy.file, pregnancy.line
            ))
        ) as pregnancy_facts
    from caregiver_chain
    inner join carried
        on carried.chain_id = caregiver_chain.chain_id
    left join pregnancy
        on pregnancy.pregnancy_id = carried.birth_pregnancy_id
    left join person as mother
        on mother.member_id = pregnancy.caregiver_id
        and mother.person_kind = 'CAREGIVER'
    where caregiver_chain.is_miechv
        and caregiver_chain.is_primary
),

placed as (
    -- A delivery without its day cannot place the mother: missing in each period overlapped.
    select
        clock.*,
        period.period_id,
        period.period_end,
        if(
            is_undated or due_on < period.period_start,
            least(period.period_end, exit_date),
            due_on
        ) as denominator_on
    from clock
    inner join period
        on due_on between period.period_start and period.period_end
        or (is_undated or :attribution_m5 = 'any_enrolled_past_threshold' and due_on <= period.period_end)
            and enrollment_date <= least(period.period_end, :as_of)
            and coalesce(exit_date, forever()) >= period.period_start
    where coalesce(enrollment_date <= due_on, is_undated)
        and (is_prenatal or not is_lost)
),

told as (
    -- A visit counts from its day on; a no, and a visit without its day, from the day of asking.
    select
        person.person_id,
        health_visit.pregnancy_id,
        health_visit.received,
        health_visit.visit_date,
        coalesce(if(health_visit.received = 'N', null, health_visit.visit_date), health_visit.asked_date)
            as told_on,
        evidence(
            'health_visit', health_visit.health_visit_id,
            coalesce(health_visit.visit_date, health_visit.asked_date),
            health_visit.source, health_visit.file, health_visit.line
        ) as fact
    from health_visit
    inner join person
        on person.member_id = health_visit.person_id
        and person.person_kind = 'CAREGIVER'
    where health_visit.visit_type = 'POSTPARTUM'
),

answered as (
    -- What was told of a visit on or after the day after delivery, for this pregnancy or none.
    select
        clock.chain_id,
        min(
            if(
                told.received = 'Y'
                and told.visit_date between date_add(clock.index_on, :m05_min_day) and clock.due_on,
                told.visit_date,
                null
            )
        ) as visited_on,
        bool_or(told.received = 'N') filter (where told.told_on <= :as_of) as has_no,
        bool_or(told.received = 'Y' and told.visit_date is null) filter (where told.told_on <= :as_of)
            as has_undated,
        bool_or(told.received = 'Y') filter (where told.told_on <= :as_of) as has_other,
        min(told.told_on) filter (where told.told_on > :as_of) as next_on,
        collect_list(told.fact) filter (where told.told_on <= :as_of) as facts
    from clock
    inner join told
        on told.person_id = clock.person_id
        and coalesce(told.pregnancy_id = clock.birth_pregnancy_id, true)
        and told.told_on >= date_add(clock.index_on, least(1, :m05_min_day))
    group by clock.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when placed.is_lost then 'excluded: pregnancy_lost'
        when placed.mother_id is null then 'excluded: mother_unknown'
        when placed.mother_id <> placed.person_id then 'excluded: not_birth_mother'
        when placed.is_undated then 'missing: delivery_undated'
        when placed.enrollment_date > placed.last_enroll_on then 'excluded: enrolled_late'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when answered.visited_on is not null then 'met: visit_in_time'
        when answered.has_no then 'not_met: no_visit'
        when answered.has_undated then 'missing: visit_undated'
        when answered.has_other then 'not_met: visit_at_other_time'
        when :missing_policy_m5 = 'not_met' then 'not_met: never_asked'
        else 'missing: never_asked'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    answered.visited_on as numerator_on,
    concat(placed.pregnancy_facts, coalesce(answered.facts, array())) as evidence,
    least(
        threshold_recheck(
            placed.due_on, placed.denominator_on, placed.period_end, :as_of,
            placed.recheck_on, placed.closes_on
        ),
        answered.next_on
    ) as recheck_on
from placed
left join answered
    on answered.chain_id = placed.chain_id
