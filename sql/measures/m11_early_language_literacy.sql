-- Measure 11: index children to whom somebody in the family reads, tells stories or sings every day.
-- One row an index child enrolled in the period, by its latest answer (R16, R27, R70, R120, R127).
with

enrolled as (
    -- The child's latest MIECHV spell of the period, named by its latest chain.
    select
        period.period_id,
        period.period_start,
        period.period_end,
        child_spell.child_id,
        child_spell.starts_on,
        child_spell.exit_date,
        max_by(child_spell.chain_id, child_spell.chain_starts_on) as chain_id,
        bool_or(child_spell.is_index) as is_index,
        row_number() over (
            partition by period.period_id, child_spell.child_id
            order by child_spell.starts_on desc
        ) as latest
    from child_spell
    inner join period
        on child_spell.chain_starts_on <= least(period.period_end, :as_of)
        and coalesce(child_spell.exit_date, forever()) >= period.period_start
    where child_spell.is_miechv
    group by
        period.period_id,
        period.period_start,
        period.period_end,
        child_spell.child_id,
        child_spell.starts_on,
        child_spell.exit_date
),

subject as (
    select
        enrolled.period_id,
        enrolled.period_end,
        enrolled.child_id,
        enrolled.chain_id,
        add_months(child.dob, :m11_min_age_months) as old_enough_on,
        greatest(enrolled.period_start, enrolled.starts_on, old_enough_on) as first_day_on,
        least(enrolled.period_end, enrolled.exit_date) as denominator_on
    from enrolled
    inner join child
        on child.child_id = enrolled.child_id
    where enrolled.latest = 1
        and enrolled.is_index
),

answer as (
    -- Every day in the counts says yes, then the question put as a whole decides, then three known counts.
    select
        child_id,
        observed_date,
        case
            when if(
                :m11_combine = 'sum',
                coalesce(days_read, 0) + coalesce(days_story, 0) + coalesce(days_sing, 0),
                greatest(days_read, days_story, days_sing)
            ) >= 7 then true
            when every_day is not null then every_day
            when days_read + days_story + days_sing is not null then false
        end as is_daily,
        evidence(
            'literacy', concat_ws('|', child_id, observed_date), observed_date, source, file, line
        ) as fact
    from literacy
),

answered as (
    select
        subject.period_id,
        subject.child_id,
        max_by(
            answer.is_daily,
            if(answer.is_daily is null or answer.observed_date > :as_of, null, answer.observed_date)
        ) as is_daily,
        max(
            if(answer.is_daily is null or answer.observed_date > :as_of, null, answer.observed_date)
        ) as decided_on,
        bool_or(answer.observed_date <= :as_of) as is_asked,
        min(if(answer.observed_date > :as_of, answer.observed_date, null)) as next_on,
        collect_list(if(answer.observed_date <= :as_of, answer.fact, null)) as facts
    from subject
    inner join answer
        on answer.child_id = subject.child_id
        and answer.observed_date between subject.first_day_on and subject.denominator_on
    group by subject.period_id, subject.child_id
)

select
    subject.period_id,
    subject.child_id as subject_id,
    subject.chain_id,
    case
        when subject.old_enough_on > subject.denominator_on then 'excluded: too_young'
        when answered.is_daily then 'met: every_day'
        when not answered.is_daily then 'not_met: not_every_day'
        when answered.is_asked then 'missing: answer_incomplete'
        when :missing_policy_m11 = 'not_met' then 'not_met: never_asked'
        else 'missing: never_asked'
    end as decision,
    cast(null as int) as events,
    subject.denominator_on,
    answered.decided_on as numerator_on,
    concat(caregiver_chain.evidence, coalesce(answered.facts, array())) as evidence,
    least(
        exit_recheck(caregiver_chain.recheck_on, subject.period_end, :enrollment_closed_exit),
        answered.next_on
    ) as recheck_on
from subject
inner join caregiver_chain
    on caregiver_chain.chain_id = subject.chain_id
left join answered
    on answered.child_id = subject.child_id
    and answered.period_id = subject.period_id
