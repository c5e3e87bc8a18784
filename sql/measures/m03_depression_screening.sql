-- Measure 3: primary caregivers screened for depression within three months.
-- One row a chain of a primary caregiver whose three months end in the period (R1, R22, R120, R121).
with

clock as (
    -- Prenatal caregivers are on the clock from delivery, all others from enrollment.
    select
        *,
        case
            when course = 'lost' and is_prenatal then lost_on
            when is_prenatal then delivered_on
            else enrollment_date
        end as index_on,
        add_months(index_on, 3) as due_on,
        case
            when not is_prenatal then date_sub(enrollment_date, :m03_pre_enroll_grace_days)
            when :m03_prenatal_screen_counts then enrollment_date
            else index_on
        end as first_day_on,
        is_prenatal and course = 'born_undated' as is_undated
    from caregiver_chain
    where is_miechv
        and is_primary
),

placed as (
    -- A delivery without its day cannot place the caregiver: missing in each period overlapped.
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
        or (is_undated or :attribution_m3 = 'any_enrolled_past_threshold' and due_on <= period.period_end)
            and enrollment_date <= least(period.period_end, :as_of)
            and coalesce(exit_date, forever()) >= period.period_start
),

screened as (
    select
        placed.period_id,
        placed.chain_id,
        min(if(caregiver_screen.is_scored, caregiver_screen.administered_date, null)) as screened_on,
        bool_or(caregiver_screen.administered_date is null) as has_undated,
        bool_or(not caregiver_screen.is_scored) as has_unscored,
        flatten(collect_list(caregiver_screen.facts)) as facts
    from placed
    inner join caregiver_screen
        on caregiver_screen.person_id = placed.person_id
        and caregiver_screen.domain = 'DEPRESSION'
        and coalesce(
            caregiver_screen.administered_date between placed.first_day_on and placed.due_on, true
        )
    group by placed.period_id, placed.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.is_undated then 'missing: delivery_undated'
        when placed.due_on > :as_of then 'pending'
        when placed.course = 'lost' and placed.is_prenatal then 'excluded: pregnancy_lost'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when screened.screened_on is not null then 'met: screened_in_time'
        when screened.has_undated then 'missing: screen_undated'
        when screened.has_unscored then 'missing: screen_unscored'
        when :missing_policy_m3 = 'missing' then 'missing: no_screen'
        else 'not_met: no_screen'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    screened.screened_on as numerator_on,
    screened.facts as evidence,
    threshold_recheck(
        placed.due_on, placed.denominator_on, placed.period_end, :as_of,
        placed.recheck_on, placed.closes_on
    ) as recheck_on
from placed
left join screened
    on screened.chain_id = placed.chain_id
    and screened.period_id = placed.period_id
