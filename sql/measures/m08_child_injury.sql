-- Measure 8: injury-related visits of enrolled index children to the emergency department, a rate.
-- One row an index child enrolled in the period; events counts its visits (R5, R26, R70, R120).
with

subject as (
    select
        period_id,
        child_id,
        chain_id,
        greatest(period_start, starts_on) as first_day_on,
        least(period_end, :as_of, exit_date) as last_day_on,
        least(period_end, exit_date) as denominator_on,
        recheck_on,
        closes_on
    from enrolled_child
),

visited as (
    select
        subject.period_id,
        subject.child_id,
        count(distinct if(
            ed_visit.reason = 'INJURY',
            if(:m08_dedupe_same_day, cast(ed_visit.visit_date as string), ed_visit.ed_visit_id),
            null
        )) as injuries,
        min(if(ed_visit.reason = 'INJURY', ed_visit.visit_date, null)) as first_injury_on,
        collect_list(
            evidence(
                'ed_visit', ed_visit.ed_visit_id, ed_visit.visit_date,
                ed_visit.source, ed_visit.file, ed_visit.line
            )
        ) as facts
    from subject
    inner join ed_visit
        on ed_visit.child_id = subject.child_id
        and ed_visit.visit_date between subject.first_day_on and subject.last_day_on
    group by subject.period_id, subject.child_id
),

asked as (
    select
        subject.period_id,
        subject.child_id,
        collect_list(
            evidence(
                'ed_inquiry', concat(ed_inquiry.child_id, '|', ed_inquiry.asked_date),
                ed_inquiry.asked_date, ed_inquiry.source, ed_inquiry.file, ed_inquiry.line
            )
        ) as facts
    from subject
    inner join ed_inquiry
        on ed_inquiry.child_id = subject.child_id
        and ed_inquiry.asked_date between subject.first_day_on and subject.last_day_on
    group by subject.period_id, subject.child_id
)

select
    subject.period_id,
    subject.child_id as subject_id,
    subject.chain_id,
    case
        when visited.injuries > 0 then 'met: injury_visit'
        when visited.child_id is not null then 'not_met: no_injury_visit'
        when asked.child_id is not null then 'not_met: no_visit_reported'
        when not :m08_require_asked or :missing_policy_m8 = 'not_met' then 'not_met: never_asked'
        else 'missing: never_asked'
    end as decision,
    cast(
        if(
            visited.child_id is null and asked.child_id is null
            and :m08_require_asked and :missing_policy_m8 = 'missing',
            null,
            coalesce(visited.injuries, 0)
        ) as int
    ) as events,
    subject.denominator_on,
    visited.first_injury_on as numerator_on,
    concat(coalesce(visited.facts, array()), coalesce(asked.facts, array())) as evidence,
    exit_recheck(subject.recheck_on, subject.closes_on, subject.denominator_on) as recheck_on
from subject
left join visited
    on visited.child_id = subject.child_id
    and visited.period_id = subject.period_id
left join asked
    on asked.child_id = subject.child_id
    and asked.period_id = subject.period_id
