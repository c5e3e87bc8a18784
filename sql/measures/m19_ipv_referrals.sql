-- Measure 19: primary caregivers with a positive screen for intimate partner violence within six months
-- of enrollment who got information about services. One row a chain of a primary caregiver whose six
-- months end in the period (R1, R22, R31, R121, R127).
with

clock as (
    select
        *,
        add_months(enrollment_date, :m14_window_months) as due_on
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
            :attribution_m19, clock.due_on, clock.exit_date, period.period_start, period.period_end
        )
),

screened as (
    select
        placed.period_id,
        placed.chain_id,
        min(if(caregiver_screen.is_positive, caregiver_screen.administered_date, null)) as positive_on,
        bool_or(caregiver_screen.administered_date is null and coalesce(caregiver_screen.is_positive, true))
            as has_undated,
        bool_or(caregiver_screen.is_positive is null) as has_unscored,
        flatten(collect_list(caregiver_screen.facts)) as facts
    from placed
    inner join caregiver_screen
        on caregiver_screen.person_id = placed.person_id
        and caregiver_screen.domain = 'IPV'
        and coalesce(
            caregiver_screen.administered_date between placed.enrollment_date and placed.due_on, true
        )
    group by placed.period_id, placed.chain_id
),

informed as (
    -- Information given from the day of the first positive screen on, up to the night's day.
    select
        placed.period_id,
        placed.chain_id,
        bool_or(
            referral_or_service.is_in_service
            and referral_or_service.last_day_on >= screened.positive_on
        ) filter (where referral_or_service.first_day_on <= :as_of) as is_in_service,
        bool_or(referral_or_service.is_declined)
            filter (where referral_or_service.first_day_on <= :as_of) as is_declined,
        min(
            if(
                referral_or_service.informed_on between screened.positive_on
                    and least(:as_of, date_add(screened.positive_on, :m19_deadline_days)),
                referral_or_service.informed_on,
                null
            )
        ) filter (where referral_or_service.first_day_on <= :as_of) as informed_on,
        min(
            case
                when referral_or_service.first_day_on > :as_of then referral_or_service.first_day_on
                when referral_or_service.informed_on > :as_of then referral_or_service.informed_on
            end
        ) as next_on,
        collect_list(referral_or_service.fact)
            filter (where referral_or_service.first_day_on <= :as_of) as facts
    from placed
    inner join screened
        on screened.chain_id = placed.chain_id
        and screened.period_id = placed.period_id
    inner join referral_or_service
        on referral_or_service.person_id = placed.person_id
        and referral_or_service.need = 'IPV'
        and greatest(referral_or_service.last_day_on, referral_or_service.informed_on)
            >= screened.positive_on
        and (referral_or_service.is_referral or referral_or_service.first_day_on <= screened.positive_on)
    group by placed.period_id, placed.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when placed.exit_date < placed.due_on and :m19_require_6m_enrolled then 'excluded: left_before_due'
        when screened.positive_on is null and screened.has_undated then 'missing: screen_undated'
        when screened.positive_on is null and screened.has_unscored then 'missing: screen_unscored'
        when screened.positive_on is null then 'excluded: not_positive'
        when informed.is_in_service then 'excluded: in_service'
        when informed.informed_on is not null then 'met: informed'
        when informed.is_declined then 'not_met: declined'
        when :missing_policy_m19 = 'missing' then 'missing: no_information'
        else 'not_met: no_information'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    informed.informed_on as numerator_on,
    concat(coalesce(screened.facts, array()), coalesce(informed.facts, array())) as evidence,
    least(
        threshold_recheck(
            placed.due_on, placed.denominator_on, placed.period_end, :as_of,
            placed.recheck_on, placed.closes_on
        ),
        informed.next_on
    ) as recheck_on
from placed
left join screened
    on screened.chain_id = placed.chain_id
    and screened.period_id = placed.period_id
left join informed
    on informed.chain_id = placed.chain_id
    and informed.period_id = placed.period_id
