-- Measure 4: children who received the last recommended well-child visit.
-- One row an index child enrolled in the period, judged by the last window that has opened and, while
-- that one is still open, by the one before (R5, R16, R23, R70, R120, R127).
with

subject as (
    select
        enrolled_child.period_id,
        enrolled_child.child_id,
        enrolled_child.chain_id,
        child.dob,
        least(enrolled_child.period_end, :as_of, enrolled_child.exit_date) as last_day_on,
        least(enrolled_child.period_end, enrolled_child.exit_date) as denominator_on
    from enrolled_child
    inner join child
        on child.child_id = enrolled_child.child_id
),

scheduled as (
    select
        subject.*,
        date_add(add_months(subject.dob, schedule.start_months), schedule.start_days) as opens_on,
        if(
            :m04_upper_bound = 'exact',
            date_add(add_months(subject.dob, schedule.exact_months), schedule.exact_days),
            date_add(add_months(subject.dob, schedule.end_months), schedule.end_days)
        ) as closes_on
    from subject
    inner join well_child_schedule as schedule
        on schedule.schedule = :m04_schedule
),

opened as (
    select
        period_id,
        child_id,
        chain_id,
        last_day_on,
        denominator_on,
        array_sort(collect_list(if(
            opens_on <= last_day_on,
            struct(
                opens_on,
                date_sub(opens_on, :m04_tolerance_days) as from_on,
                date_add(closes_on, :m04_tolerance_days) as to_on
            ),
            null
        ))) as windows,
        min(if(opens_on > last_day_on, opens_on, null)) as next_opens_on
    from scheduled
    group by period_id, child_id, chain_id, last_day_on, denominator_on
),

judged as (
    select
        *,
        add_months(last_day_on, -6) as asked_from_on,
        try_element_at(windows, -1) as last_window,
        coalesce(:m04_open_window_grace and last_day_on <= last_window.to_on, false) as is_open,
        if(is_open, try_element_at(windows, -2), null) as earlier_window
    from opened
),

answered as (
    select
        judged.period_id,
        judged.child_id,
        min(
            if(
                health_visit.received = 'Y'
                and health_visit.visit_date >= judged.last_window.from_on
                and (health_visit.visit_date <= judged.last_window.to_on or :m04_accept_late)
                and health_visit.visit_date <= judged.last_day_on,
                health_visit.visit_date,
                null
            )
        ) as in_last_on,
        min(
            if(
                health_visit.received = 'Y'
                and health_visit.visit_date >= judged.earlier_window.from_on
                and (health_visit.visit_date <= judged.earlier_window.to_on or :m04_accept_late)
                and health_visit.visit_date <= judged.last_day_on,
                health_visit.visit_date,
                null
            )
        ) as in_earlier_on,
        bool_or(
            health_visit.received = 'Y'
            and health_visit.visit_date is null
            and health_visit.asked_date <= judged.last_day_on
            and (
                health_visit.asked_date between judged.last_window.from_on and judged.last_window.to_on
                or coalesce(
                    health_visit.asked_date between judged.earlier_window.from_on
                        and judged.earlier_window.to_on,
                    false
                )
            )
        ) as has_undated,
        max(greatest(
            if(health_visit.asked_date <= judged.last_day_on, health_visit.asked_date, null),
            if(
                health_visit.received = 'Y' and health_visit.visit_date <= judged.last_day_on,
                health_visit.visit_date,
                null
            )
        )) as inquired_on,
        collect_list(struct(
            greatest(health_visit.asked_date, health_visit.visit_date) as last_on,
            evidence(
                'health_visit', health_visit.health_visit_id,
                coalesce(health_visit.visit_date, health_visit.asked_date),
                health_visit.source, health_visit.file, health_visit.line
            ) as fact
        )) as visits
    from judged
    inner join health_visit
        on health_visit.person_id = judged.child_id
        and least(health_visit.asked_date, health_visit.visit_date) <= judged.last_day_on
    where health_visit.visit_type = 'WELL_CHILD'
        and health_visit.received in ('Y', 'N')
    group by judged.period_id, judged.child_id
),

decided as (
    select
        judged.*,
        answered.in_last_on,
        answered.in_earlier_on,
        answered.inquired_on,
        -- Of the windows that decide, and the last that was told of: none of them by how long ago it is.
        transform(
            filter(
                answered.visits,
                visit -> visit.last_on >= least(answered.inquired_on, judged.last_window.from_on)
                    or (answered.in_last_on is null and visit.last_on >= judged.earlier_window.from_on)
            ),
            visit -> visit.fact
        ) as facts,
        case
            when judged.last_window is null then 'excluded: too_young'
            when answered.in_last_on is not null then 'met: visit_in_last_window'
            when judged.is_open and judged.earlier_window is null then 'excluded: first_window_open'
            when answered.in_earlier_on is not null then 'met: visit_in_earlier_window'
            when answered.has_undated then 'missing: visit_undated'
            when answered.inquired_on >= judged.asked_from_on then 'not_met: no_visit'
            when :missing_policy_m4 = 'not_met' then 'not_met: never_asked'
            else 'missing: never_asked'
        end as decision,
        -- A window opens or closes, or the last answer turns six months old; the month's end may delay that.
        least(
            judged.next_opens_on,
            if(
                judged.is_open and answered.in_last_on is null,
                date_add(judged.last_window.to_on, 1),
                null
            ),
            if(
                decision = 'not_met: no_visit',
                greatest(add_months(date_add(answered.inquired_on, 1), 6), date_add(:as_of, 1)),
                null
            )
        ) as next_on
    from judged
    left join answered
        on answered.child_id = judged.child_id
        and answered.period_id = judged.period_id
)

select
    decided.period_id,
    decided.child_id as subject_id,
    decided.chain_id,
    decided.decision,
    cast(null as int) as events,
    decided.denominator_on,
    coalesce(decided.in_last_on, decided.in_earlier_on) as numerator_on,
    decided.facts as evidence,
    least(
        if(decided.next_on <= decided.denominator_on, decided.next_on, null),
        exit_recheck(enrolled_child.recheck_on, enrolled_child.closes_on, decided.denominator_on)
    ) as recheck_on
from decided
inner join enrolled_child
    on enrolled_child.child_id = decided.child_id
    and enrolled_child.period_id = decided.period_id
