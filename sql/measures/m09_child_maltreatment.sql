-- Measure 9: index children with an investigated report of maltreatment while enrolled in the period.
-- One row an index child enrolled in the period; met is the harm (R16, R26, R70, R120).
with

subject as (
    select
        period_id,
        period_start,
        child_id,
        chain_id,
        greatest(period_start, starts_on) as first_day_on,
        least(period_end, exit_date) as denominator_on,
        recheck_on,
        closes_on
    from enrolled_child
),

investigated as (
    -- Investigated, whatever was found; the day is that of the report.
    select
        subject.period_id,
        subject.child_id,
        min(if(maltreatment_report.received_date <= :as_of, maltreatment_report.received_date, null))
            as reported_on,
        min(if(maltreatment_report.received_date > :as_of, maltreatment_report.received_date, null))
            as next_on,
        collect_list(
            if(
                maltreatment_report.received_date <= :as_of,
                evidence(
                    'maltreatment_report', maltreatment_report.report_id,
                    maltreatment_report.received_date, maltreatment_report.source,
                    maltreatment_report.file, maltreatment_report.line
                ),
                null
            )
        ) as facts
    from subject
    inner join maltreatment_report
        on maltreatment_report.child_id = subject.child_id
        and maltreatment_report.received_date between subject.first_day_on and subject.denominator_on
    where array_contains(:m09_roles, maltreatment_report.child_role)
        and (
            maltreatment_report.disposition = 'INVESTIGATED'
            or :m09_alt_response_counts and maltreatment_report.disposition = 'ALTERNATIVE_RESPONSE'
        )
    group by subject.period_id, subject.child_id
),

matched as (
    -- A look-up shows the reports before it, so one from the period's first day on covers the child.
    -- Of several the earliest is shown, so that later ones do not move the row.
    select
        subject.period_id,
        subject.child_id,
        bool_or(maltreatment_match.matched_date <= :as_of) as is_tried,
        min(
            if(
                maltreatment_match.result = 'SUBMITTED' and maltreatment_match.matched_date <= :as_of,
                maltreatment_match.matched_date,
                null
            )
        ) as covered_on,
        min(if(maltreatment_match.matched_date > :as_of, maltreatment_match.matched_date, null)) as next_on,
        min(
            if(
                maltreatment_match.matched_date > :as_of,
                null,
                named_struct(
                    'is_no_answer', maltreatment_match.result <> 'SUBMITTED',
                    'matched_on', maltreatment_match.matched_date,
                    'fact', evidence(
                        'maltreatment_match',
                        concat_ws('|', maltreatment_match.child_id, maltreatment_match.matched_date),
                        maltreatment_match.matched_date, maltreatment_match.source,
                        maltreatment_match.file, maltreatment_match.line
                    )
                )
            )
        ).fact as fact
    from subject
    inner join maltreatment_match
        on maltreatment_match.child_id = subject.child_id
        and maltreatment_match.matched_date >= subject.period_start
    group by subject.period_id, subject.child_id
)

select
    subject.period_id,
    subject.child_id as subject_id,
    subject.chain_id,
    case
        when investigated.reported_on is not null then 'met: investigated'
        when matched.covered_on is not null then 'not_met: no_investigation'
        when :missing_policy_m9_not_matched = 'not_met' then 'not_met: not_matched'
        when matched.is_tried then 'missing: not_matched'
        else 'missing: never_sent'
    end as decision,
    cast(null as int) as events,
    subject.denominator_on,
    investigated.reported_on as numerator_on,
    concat(coalesce(investigated.facts, array()), array_compact(array(matched.fact))) as evidence,
    least(
        exit_recheck(subject.recheck_on, subject.closes_on, subject.denominator_on),
        investigated.next_on,
        if(matched.covered_on is null, matched.next_on, null)
    ) as recheck_on
from subject
left join investigated
    on investigated.child_id = subject.child_id
    and investigated.period_id = subject.period_id
left join matched
    on matched.child_id = subject.child_id
    and matched.period_id = subject.period_id
