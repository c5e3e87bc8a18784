-- Optional measure 2: primary caregivers referred for a positive screen for substance use within three
-- months of enrollment who had a contact with the service. One row a chain of a primary caregiver whose
-- three months end in the period (R1, R22, R31, R75, R121, R127).
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
        least(period.period_end, :as_of, clock.exit_date) as end_on,
        if(clock.due_on < period.period_start, least(period.period_end, clock.exit_date), clock.due_on)
            as denominator_on
    from clock
    inner join period
        on counts_in(
            :attribution_o2, clock.due_on, clock.exit_date, period.period_start, period.period_end
        )
),

screened as (
    select
        placed.period_id,
        placed.chain_id,
        min(if(caregiver_screen.is_positive, caregiver_screen.administered_date, null)) as positive_on,
        bool_or(caregiver_screen.administered_date is null and coalesce(caregiver_screen.is_positive, true))
            as has_undated,
        min(
            if(
                coalesce(caregiver_screen.is_positive, true),
                coalesce(caregiver_screen.administered_date, placed.enrollment_date),
                null
            )
        ) as may_be_from,
        coalesce(positive_on, may_be_from) as follow_from,
        flatten(collect_list(caregiver_screen.facts)) as facts
    from placed
    inner join caregiver_screen
        on caregiver_screen.person_id = placed.person_id
        and caregiver_screen.domain = 'SUBSTANCE'
        and coalesce(
            caregiver_screen.administered_date between placed.enrollment_date and placed.due_on, true
        )
    group by placed.period_id, placed.chain_id
),

followed as (
    select
        placed.period_id,
        placed.chain_id,
        bool_or(referral_or_service.is_in_service) as is_in_service,
        bool_or(referral_or_service.is_referral) as is_referred,
        bool_and(referral_or_service.is_declined or not referral_or_service.is_referral) as is_declined,
        min(
            if(
                not referral_or_service.is_declined
                and referral_or_service.contact_on <= placed.end_on,
                referral_or_service.contact_on,
                null
            )
        ) as contacted_on,
        bool_or(
            not referral_or_service.is_declined
            and referral_or_service.contact_on is null
            and referral_or_service.is_outcome_open
        ) as has_unknown,
        collect_list(referral_or_service.fact) as facts
    from placed
    inner join screened
        on screened.chain_id = placed.chain_id
        and screened.period_id = placed.period_id
    inner join referral_or_service
        on referral_or_service.person_id = placed.person_id
        and referral_or_service.need = 'SUBSTANCE'
        and referral_or_service.last_day_on >= screened.follow_from
        and referral_or_service.first_day_on
            <= if(referral_or_service.is_referral, placed.end_on, screened.follow_from)
    group by placed.period_id, placed.chain_id
)

select
    placed.period_id,
    placed.person_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when screened.may_be_from is null then 'excluded: not_positive'
        when followed.is_in_service then 'excluded: in_treatment'
        when not coalesce(followed.is_referred, false) then 'excluded: not_referred'
        when screened.positive_on is null and screened.has_undated then 'missing: screen_undated'
        when screened.positive_on is null then 'missing: screen_unscored'
        when followed.contacted_on is not null then 'met: contacted'
        when followed.has_unknown and :missing_policy_o2_contact = 'missing' then 'missing: contact_unknown'
        when followed.has_unknown then 'not_met: contact_unknown'
        when followed.is_declined then 'not_met: declined'
        else 'not_met: no_contact'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    followed.contacted_on as numerator_on,
    concat(coalesce(screened.facts, array()), coalesce(followed.facts, array())) as evidence,
    least(
        threshold_recheck(
            placed.due_on, placed.denominator_on, placed.period_end, :as_of,
            placed.recheck_on, placed.closes_on
        ),
        -- Referrals and contacts count while enrolled.
        exit_recheck(placed.recheck_on, placed.closes_on, placed.end_on)
    ) as recheck_on
from placed
left join screened
    on screened.chain_id = placed.chain_id
    and screened.period_id = placed.period_id
left join followed
    on followed.chain_id = placed.chain_id
    and followed.period_id = placed.period_id
