-- Measure 11: index children to whom somebody in the family reads, tells stories or sings every day.
-- One row an index child enrolled in the period, by its latest answer (R16, R27, R70, R120, R127).
with

subject as (
    select
        enrolled_child.period_id,
        enrolled_child.child_id,
        enrolled_child.chain_id,
        add_months(child.dob, :m11_min_age_months) as old_enough_on,
        greatest(enrolled_child.period_start, enrolled_child.starts_on, old_enough_on) as first_day_on,
        least(enrolled_child.period_end, enrolled_child.exit_date) as denominator_on,
        enrolled_child.recheck_on,
        enrolled_child.closes_on
    from enrolled_child
    inner join child
        on child.child_id = enrolled_child.child_id
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
    answered.facts as evidence,
    least(
        exit_recheck(subject.recheck_on, subject.closes_on, subject.denominator_on),
        answered.next_on
    ) as recheck_on
from subject
left join answered
    on answered.child_id = subject.child_id
    and answered.period_id = subject.period_id
