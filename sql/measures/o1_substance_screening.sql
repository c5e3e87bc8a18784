-- Optional measure 1: primary caregivers screened for substance use within three months of enrollment.
-- One row a chain of a primary caregiver whose three months end in the period (R1, R22, R121).
with

clock as (
    select
        *,
        add_months(enrollment_date, :o1_window_months) as due_on
    from caregiver_chain
    where is_miechv
        and is_primary
),

placed as (
    select
        clock.*,
        period.period_id,
        period.period_end,
        if(clock.due_on < period.period_start, least(period.period_end, clock.exit_date), clock.due_on)
            as denominator_on
    from clock
    inner join period
        on counts_in(
            :attribution_o1, clock.due_on, clock.exit_date, period.period_start, period.period_end
        )
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
        and caregiver_screen.domain = 'SUBSTANCE'
        and coalesce(
            caregiver_screen.administered_date between placed.enrollment_date and placed.due_on, true
        )
    group by placed.period_id, placed.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when screened.screened_on is not null then 'met: screened_in_time'
        when screened.has_undated then 'missing: screen_undated'
        when screened.has_unscored then 'missing: screen_unscored'
        when :missing_policy_o1 = 'missing' then 'missing: no_screen'
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
