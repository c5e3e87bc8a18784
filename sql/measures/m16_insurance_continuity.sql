-- Measure 16: primary caregivers with health insurance on every day of the last six months enrolled.
-- One row a primary caregiver enrolled six months by the period's end, in the latest enrollment of the
-- period (R1, R16, R70, R120, R121, R124).
with

enrolled as (
    -- The latest MIECHV enrollment of the period.
    select
        caregiver_chain.*,
        period.period_id,
        period.period_end,
        least(period.period_end, :as_of, caregiver_chain.exit_date) as end_on,
        least(period.period_end, caregiver_chain.exit_date) as denominator_on,
        add_months(caregiver_chain.enrollment_date, :m16_lookback_months) as due_on,
        add_months(end_on, -:m16_lookback_months) as lookback_on,
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

looked_back as (
    select
        enrolled.period_id,
        enrolled.chain_id,
        min(coverage.changed_date) as first_on,
        max(coverage.changed_date) as last_on,
        min(if(coverage.changed_date > enrolled.lookback_on, coverage.changed_date, null)) as change_on,
        sum(
            if(
                coverage.payer_group = 'NONE',
                datediff(
                    least(coverage.next_on, date_add(enrolled.end_on, 1)),
                    greatest(coverage.changed_date, enrolled.lookback_on)
                ),
                0
            )
        ) as uninsured_days,
        bool_or(coverage.payer_group = 'UNK') as has_unknown,
        flatten(collect_list(coverage.facts)) as facts
    from enrolled
    inner join coverage
        on coverage.person_id = enrolled.person_id
        and coverage.person_kind = 'CAREGIVER'
        and coverage.changed_date <= enrolled.end_on
        and coalesce(coverage.next_on > enrolled.lookback_on, true)
    where enrolled.latest = 1
    group by enrolled.period_id, enrolled.chain_id
),

answered as (
    -- turns_on: the first day to come on which a change leaves the months, the last answer is too old, or
    -- an uninsured gap within the tolerance has grown or shrunk.
    select
        *,
        date_add(last_on, :m16_max_obs_age_days + 1) as stale_on,
        least(
            if(
                change_on is null,
                null,
                greatest(add_months(change_on, :m16_lookback_months), date_add(:as_of, 1))
            ),
            if(stale_on > :as_of, stale_on, null),
            if(uninsured_days > 0 and :m16_gap_tolerance_days > 0, date_add(:as_of, 1), null)
        ) as turns_on
    from looked_back
)

select
    enrolled.period_id,
    enrolled.person_id as subject_id,
    enrolled.chain_id,
    case
        when enrolled.due_on > :as_of then 'pending'
        when enrolled.exit_date < enrolled.due_on then 'excluded: left_before_due'
        when answered.uninsured_days > :m16_gap_tolerance_days then 'not_met: uninsured'
        when answered.first_on is null then concat(:missing_policy_m16, ': never_told')
        when answered.first_on > enrolled.lookback_on then concat(:missing_policy_m16, ': told_too_late')
        when answered.has_unknown then concat(:missing_policy_m16, ': payer_unknown')
        when answered.stale_on <= enrolled.end_on then concat(:missing_policy_m16, ': told_too_long_ago')
        else 'met: insured'
    end as decision,
    cast(null as int) as events,
    enrolled.denominator_on,
    cast(null as date) as numerator_on,
    answered.facts as evidence,
    least(
        if(enrolled.due_on > :as_of, enrolled.due_on, null),
        if(answered.turns_on <= enrolled.denominator_on, answered.turns_on, null),
        exit_recheck(enrolled.recheck_on, enrolled.closes_on, enrolled.period_end)
    ) as recheck_on
from enrolled
left join answered
    on answered.period_id = enrolled.period_id
    and answered.chain_id = enrolled.chain_id
where enrolled.latest = 1
    and enrolled.due_on <= enrolled.period_end
