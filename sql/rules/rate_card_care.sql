-- One row an enrollment: RC4, at least three prenatal visits after it and, within eight weeks of the
-- delivery, a postpartum and a well-child visit (CT-075). Days count once, the care is that of the
-- pregnant person and of any child born of it, and may come after the exit (R41, R141).
with

enrolled as (
    select
        rate_card_episode.episode_id,
        rate_card_episode.caregiver_id,
        rate_card_episode.enrollment_date,
        rate_card_episode.facts,
        rate_card_episode.entered_on,
        split_part(rate_card_enrollment.decision, ':', 1) as early,
        rate_card_pregnancy.pregnancy_id,
        rate_card_pregnancy.pregnant_id,
        rate_card_pregnancy.due_on,
        rate_card_pregnancy.delivered_on,
        rate_card_pregnancy.is_lost,
        rate_card_pregnancy.lost_on,
        rate_card_pregnancy.fact,
        rate_card_pregnancy.birth_facts,
        rate_card_pregnancy.entered_on as pregnancy_entered_on,
        date_add(rate_card_pregnancy.delivered_on, :rate_card_postpartum_days) as closes_on,
        date_add(rate_card_pregnancy.due_on, :rate_card_postpartum_days) as awaited_until
    from rate_card_episode
    inner join rate_card_enrollment
        on rate_card_enrollment.episode_id = rate_card_episode.episode_id
        and rate_card_enrollment.outcome = 'rc2'
    left join rate_card_pregnancy
        on rate_card_pregnancy.episode_id = rate_card_episode.episode_id
),

patient as (
    select pregnancy_id, pregnant_id as person_id
    from enrolled
    where pregnancy_id is not null

    union

    select pregnancy_id, child_id as person_id
    from child
    where pregnancy_id is not null
),

care as (
    select
        patient.pregnancy_id,
        health_visit.visit_type,
        health_visit.visit_date,
        min_by(
            struct(
                evidence(
                    'health_visit', health_visit.health_visit_id, health_visit.visit_date,
                    health_visit.source, health_visit.file, health_visit.line
                ) as fact,
                entered_on(health_visit.created_at, health_visit.delivered_on, :time_zone) as entered_on
            ),
            health_visit.health_visit_id
        ) as record
    from patient
    inner join health_visit
        on health_visit.person_id = patient.person_id
        and coalesce(health_visit.pregnancy_id = patient.pregnancy_id, true)
    where health_visit.received = 'Y'
        and health_visit.visit_date <= :as_of
    group by patient.pregnancy_id, health_visit.visit_type, health_visit.visit_date
),

received as (
    select
        enrolled.episode_id,
        care.visit_type,
        slice(
            array_sort(collect_list(struct(care.visit_date as seen_on, care.record as record))),
            1,
            if(care.visit_type = 'PRENATAL', 3, 1)
        ) as visits
    from enrolled
    inner join care
        on care.pregnancy_id = enrolled.pregnancy_id
    where case care.visit_type
            when 'PRENATAL' then
                care.visit_date < enrolled.delivered_on
                and (
                    care.visit_date > enrolled.enrollment_date
                    or :rate_card_prenatal_visit_after = 'inclusive'
                        and care.visit_date = enrolled.enrollment_date
                )
            when 'NEWBORN_HOSPITAL' then false
            else care.visit_date between enrolled.delivered_on and enrolled.closes_on
        end
    group by enrolled.episode_id, care.visit_type
),

counted as (
    select
        episode_id,
        max(if(visit_type = 'PRENATAL', size(visits), 0)) as prenatal_visits,
        max(if(visit_type = 'POSTPARTUM', visits[0].seen_on, null)) as postpartum_on,
        max(if(visit_type = 'WELL_CHILD', visits[0].seen_on, null)) as well_child_on,
        flatten(collect_list(transform(visits, visit -> visit.record.fact))) as facts,
        max(array_max(transform(visits, visit -> visit.record.entered_on))) as entered_on
    from received
    group by episode_id
),

decided as (
    select
        enrolled.*,
        counted.facts as care_facts,
        counted.entered_on as care_entered_on,
        greatest(counted.postpartum_on, counted.well_child_on) as cared_on,
        case
            when enrolled.early = 'undetermined' then 'excluded: due_date_unknown'
            when enrolled.early <> 'achieved' then 'excluded: not_enrolled_early'
            when enrolled.is_lost then 'excluded: pregnancy_lost'
            when enrolled.delivered_on is null then
                if(
                    :as_of > enrolled.awaited_until,
                    'undetermined: delivery_unknown',
                    'pending: not_delivered'
                )
            when coalesce(counted.prenatal_visits, 0) < 3 then 'not_achieved: few_prenatal_visits'
            when counted.postpartum_on is not null and counted.well_child_on is not null then
                'achieved: full_care'
            when :as_of <= enrolled.closes_on then 'pending: within_eight_weeks'
            when counted.postpartum_on is null then 'not_achieved: no_postpartum_visit'
            else 'not_achieved: no_well_child_visit'
        end as decision
    from enrolled
    left join counted
        on counted.episode_id = enrolled.episode_id
),

ranked as (
    -- A pregnancy is paid once: the first achieved, then the pregnant person's, then the smaller id (R41).
    select
        *,
        if(
            startswith(decision, 'excluded'),
            1,
            row_number() over (
                partition by
                    startswith(decision, 'excluded'),
                    if(:rate_card_care_dedupe_key = 'pregnancy_id', pregnancy_id, caregiver_id),
                    pregnancy_id
                order by
                    if(startswith(decision, 'achieved'), cared_on, null) asc nulls last,
                    caregiver_id = pregnant_id desc,
                    episode_id
            )
        ) as place
    from decided
)

select
    episode_id,
    'rc4' as outcome,
    '' as step,
    if(place > 1, 'excluded: same_pregnancy', decision) as decision,
    case
        when startswith(decision, 'achieved') then cared_on
        when startswith(decision, 'pending') then null
        when decision = 'excluded: pregnancy_lost' then lost_on
        when startswith(decision, 'excluded') then enrollment_date
        when startswith(decision, 'undetermined') then awaited_until
        when decision = 'not_achieved: few_prenatal_visits' then delivered_on
        else closes_on
    end as decided_on,
    concat(
        facts, array_compact(array(fact)), coalesce(birth_facts, array()), coalesce(care_facts, array())
    ) as facts,
    greatest(entered_on, pregnancy_entered_on, care_entered_on) as entered_on,
    case decision
        when 'pending: not_delivered' then date_add(awaited_until, 1)
        when 'pending: within_eight_weeks' then date_add(closes_on, 1)
    end as recheck_on
from ranked
