-- Measure 7: infants always placed to sleep on their backs, without bed-sharing or soft bedding.
-- One row an index child enrolled and under one year on a day of the period, decided by one of its
-- assessments of those days (R5, R26, R70, R120, R127).
with

infant as (
    select
        enrolled_child.period_id,
        enrolled_child.child_id,
        enrolled_child.chain_id,
        greatest(enrolled_child.period_start, enrolled_child.starts_on) as first_day_on,
        least(
            enrolled_child.period_end,
            :as_of,
            enrolled_child.exit_date,
            date_sub(add_months(child.dob, 12), 1)
        ) as last_day_on,
        least(enrolled_child.period_end, enrolled_child.exit_date) as denominator_on,
        enrolled_child.recheck_on,
        enrolled_child.closes_on
    from enrolled_child
    inner join child
        on child.child_id = enrolled_child.child_id
        and add_months(child.dob, 12) > greatest(enrolled_child.period_start, enrolled_child.starts_on)
),

answer as (
    select
        infant.period_id,
        infant.child_id,
        safe_sleep.observed_date,
        coalesce(
            not safe_sleep.back_always or safe_sleep.bed_share or safe_sleep.soft_bedding, false
        ) as is_unsafe,
        safe_sleep.back_always is not null
        and safe_sleep.bed_share is not null
        and safe_sleep.soft_bedding is not null as is_complete,
        evidence(
            'safe_sleep', concat(safe_sleep.child_id, '|', safe_sleep.observed_date),
            safe_sleep.observed_date, safe_sleep.source, safe_sleep.file, safe_sleep.line
        ) as fact
    from infant
    inner join safe_sleep
        on safe_sleep.child_id = infant.child_id
        and safe_sleep.observed_date between infant.first_day_on and infant.last_day_on
),

answered as (
    -- A complete assessment decides before one with a gap.
    select
        period_id,
        child_id,
        max_by(
            struct(observed_date, is_complete, is_unsafe),
            struct(
                is_complete,
                if(:m07_answer = 'all', is_unsafe, false),
                if(:m07_answer = 'first', -1, 1) * unix_date(observed_date)
            )
        ) as deciding,
        collect_list(fact) as facts
    from answer
    group by period_id, child_id
)

select
    infant.period_id,
    infant.child_id as subject_id,
    infant.chain_id,
    case
        when answered.deciding.is_complete and not answered.deciding.is_unsafe then 'met: always_safe'
        when answered.deciding.is_complete then 'not_met: unsafe'
        when answered.deciding.is_unsafe and :m07_known_unsafe_dominates then 'not_met: unsafe'
        when :missing_policy_m7 = 'not_met' and answered.child_id is not null then 'not_met: incomplete'
        when :missing_policy_m7 = 'not_met' then 'not_met: never_asked'
        when answered.child_id is not null then 'missing: incomplete'
        else 'missing: never_asked'
    end as decision,
    cast(null as int) as events,
    infant.denominator_on,
    answered.deciding.observed_date as numerator_on,
    answered.facts as evidence,
    exit_recheck(infant.recheck_on, infant.closes_on, infant.denominator_on) as recheck_on
from infant
left join answered
    on answered.child_id = infant.child_id
    and answered.period_id = infant.period_id
