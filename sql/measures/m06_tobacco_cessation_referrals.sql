-- Measure 6: primary caregivers who used tobacco at enrollment and were referred to cessation services
-- within three months. One row a chain of a primary caregiver whose three months end in the period
-- (R1, R25, R121, R127).
with

clock as (
    select
        *,
        add_months(enrollment_date, :m06_referral_months) as due_on
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
            :attribution_m6, clock.due_on, clock.exit_date, period.period_start, period.period_end
        )
),

answered as (
    -- The first clear answer around the enrollment; on one day, use outweighs none.
    select
        placed.period_id,
        placed.chain_id,
        min_by(tobacco_use.uses, struct(tobacco_use.observed_date, tobacco_use.uses <> 'Y'))
            filter (where tobacco_use.uses in ('Y', 'N')) as uses,
        collect_list(
            evidence(
                'tobacco_use', concat_ws('|', tobacco_use.caregiver_id, tobacco_use.observed_date),
                tobacco_use.observed_date, tobacco_use.source, tobacco_use.file, tobacco_use.line
            )
        ) as facts
    from placed
    inner join person
        on person.person_id = placed.person_id
        and person.person_kind = 'CAREGIVER'
    inner join tobacco_use
        on tobacco_use.caregiver_id = person.member_id
        and abs(datediff(tobacco_use.observed_date, placed.enrollment_date)) <= :m06_status_window_days
    group by placed.period_id, placed.chain_id
),

referred as (
    select
        placed.period_id,
        placed.chain_id,
        bool_or(referral_or_service.is_in_service) as is_in_service,
        bool_or(referral_or_service.is_declined) as is_declined,
        min(
            if(
                referral_or_service.is_referral and not referral_or_service.is_declined,
                referral_or_service.first_day_on,
                null
            )
        ) as referred_on,
        collect_list(referral_or_service.fact) as facts
    from placed
    inner join referral_or_service
        on referral_or_service.person_id = placed.person_id
        and referral_or_service.need = 'TOBACCO'
        and referral_or_service.last_day_on >= placed.enrollment_date
        and referral_or_service.first_day_on
            <= if(referral_or_service.is_referral, placed.due_on, placed.enrollment_date)
    group by placed.period_id, placed.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when answered.uses = 'N' then 'excluded: no_tobacco'
        when answered.uses is null and :missing_policy_m6_status = 'missing' then 'missing: use_unknown'
        when answered.uses is null then 'not_met: use_unknown'
        when referred.is_in_service and :m06_exclude_already_in_service then 'excluded: in_service'
        when referred.referred_on is not null then 'met: referred'
        when referred.is_declined then 'not_met: declined'
        when :missing_policy_m6_referral = 'missing' then 'missing: no_referral'
        else 'not_met: no_referral'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    referred.referred_on as numerator_on,
    concat(coalesce(answered.facts, array()), coalesce(referred.facts, array())) as evidence,
    threshold_recheck(
        placed.due_on, placed.denominator_on, placed.period_end, :as_of,
        placed.recheck_on, placed.closes_on
    ) as recheck_on
from placed
left join answered
    on answered.chain_id = placed.chain_id
    and answered.period_id = placed.period_id
left join referred
    on referred.chain_id = placed.chain_id
    and referred.period_id = placed.period_id
