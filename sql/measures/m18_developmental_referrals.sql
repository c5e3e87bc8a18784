-- Measure 18: index children with a positive developmental screen who got services in time.
-- One row an index child with such a screen in the enrolled part of the period (R31, R70, R126, R127).
with

positive as (
    -- A screen whose day is still to come waits for it.
    select
        enrolled_child.period_id,
        enrolled_child.child_id,
        enrolled_child.chain_id,
        least(enrolled_child.period_end, enrolled_child.exit_date) as last_day_on,
        developmental_screen.administered_date as screened_on,
        collect_list(developmental_screen.fact) as facts
    from enrolled_child
    inner join developmental_screen
        on developmental_screen.child_id = enrolled_child.child_id
        and developmental_screen.is_positive
        and developmental_screen.administered_date between
            greatest(enrolled_child.period_start, enrolled_child.starts_on)
            and least(enrolled_child.period_end, enrolled_child.exit_date)
    where :m18_screen_scope = 'all_in_period'
        or developmental_screen.age_months is not null
    group by
        enrolled_child.period_id,
        enrolled_child.child_id,
        enrolled_child.chain_id,
        enrolled_child.period_end,
        enrolled_child.exit_date,
        developmental_screen.administered_date
),

follow_up as (
    -- What was done for a child, by what it would be when done in time.
    select
        child_id,
        'supported' as way,
        support_date as began_on,
        support_date as ended_on,
        support_date as served_on,
        cast(null as int) as allowed_days,
        false as is_declined,
        false as is_unknown,
        evidence(
            'developmental_support', concat_ws('|', child_id, support_date), support_date,
            source, file, line
        ) as fact
    from developmental_support

    union all

    select
        person_id as child_id,
        case
            when already_in_service then 'in_service'
            when service_type = 'EARLY_INTERVENTION' then 'evaluated'
            else 'served'
        end as way,
        provided_date as began_on,
        forever() as ended_on,
        if(service_type = 'EARLY_INTERVENTION', evaluation_date, first_contact_date) as served_on,
        if(service_type = 'EARLY_INTERVENTION', :m18_ei_days, :m18_community_days) as allowed_days,
        coalesce(declined, false) as is_declined,
        coalesce(outcome, 'UNK') in ('UNK', 'SERVICE_RECEIVED') as is_unknown,
        evidence('referral_out', referral_id, provided_date, source, file, line) as fact
    from referral_out
    where need = 'DEVELOPMENT'
        and (already_in_service or service_type in ('EARLY_INTERVENTION', 'COMMUNITY'))

    union all

    select
        person_id as child_id,
        'in_service_since' as way,
        valid_from as began_on,
        coalesce(valid_to, forever()) as ended_on,
        cast(null as date) as served_on,
        cast(null as int) as allowed_days,
        false as is_declined,
        false as is_unknown,
        evidence(
            'service_receipt', concat_ws('|', person_id, need, valid_from), valid_from,
            source, file, line
        ) as fact
    from service_receipt
    where need = 'DEVELOPMENT'
),

followed as (
    -- What came of each, seen from the screen.
    select
        positive.*,
        follow_up.served_on,
        follow_up.fact as follow_up_fact,
        date_add(
            if(:m18_clock_start = 'screen', positive.screened_on, follow_up.began_on),
            follow_up.allowed_days
        ) as deadline_on,
        case
            when follow_up.began_on > :as_of then 'to_come'
            when follow_up.way in ('in_service', 'in_service_since') then 'in_service'
            when follow_up.way = 'supported' then if(
                follow_up.began_on > positive.last_day_on
                or coalesce(datediff(follow_up.began_on, positive.screened_on) > :m18_support_days, false),
                'too_late',
                'supported'
            )
            when follow_up.is_declined then 'not_served'
            when follow_up.served_on between follow_up.began_on and least(deadline_on, :as_of)
                then follow_up.way
            when deadline_on > :as_of and coalesce(follow_up.served_on > :as_of, true) then 'open'
            when follow_up.served_on > deadline_on then 'too_late'
            when follow_up.served_on is null and follow_up.is_unknown then 'unknown'
            when follow_up.way is not null then 'not_served'
        end as outcome,
        if(outcome = 'to_come', follow_up.began_on, null) as begins_on,
        if(outcome = 'open', least(deadline_on, follow_up.served_on), null) as open_until
    from positive
    left join follow_up
        on follow_up.child_id = positive.child_id
        and if(
            follow_up.way = 'in_service_since',
            positive.screened_on between follow_up.began_on and follow_up.ended_on,
            follow_up.began_on >= positive.screened_on
        )
),

judged as (
    select
        period_id,
        child_id,
        chain_id,
        last_day_on,
        screened_on,
        collect_set(outcome) as outcomes,
        min(
            if(
                outcome in ('supported', 'evaluated', 'served'),
                named_struct('served_on', served_on, 'way', outcome),
                null
            )
        ) as service,
        service is not null or array_contains(outcomes, 'in_service') as is_decided,
        -- What is still open decides no more where a service came in time, or was there.
        min(
            case
                when screened_on > :as_of then screened_on
                when begins_on is not null then begins_on
            end
        ) as next_begins_on,
        least(next_begins_on, if(is_decided, null, min(open_until))) as next_on,
        concat(
            flatten(collect_list(facts)),
            collect_list(if(outcome = 'to_come', null, follow_up_fact))
        ) as facts
    from followed
    group by period_id, child_id, chain_id, last_day_on, screened_on
),

chosen as (
    select
        *,
        row_number() over (
            partition by period_id, child_id
            order by
                if(
                    :m18_multi = 'any'
                    and service is not null
                    and not array_contains(outcomes, 'in_service'),
                    0,
                    1
                ),
                screened_on
        ) as choice,
        if(:m18_multi = 'any', min(next_on) over (partition by period_id, child_id), next_on)
            as recheck_on
    from judged
)

select
    chosen.period_id,
    chosen.child_id as subject_id,
    chosen.chain_id,
    case
        when chosen.screened_on > :as_of then 'pending'
        when array_contains(chosen.outcomes, 'in_service') then 'excluded: already_in_service'
        when chosen.service is not null then concat('met: ', chosen.service.way)
        when array_contains(chosen.outcomes, 'open')
            then if(:m18_defer_open_deadline, 'excluded: deadline_open', 'not_met: deadline_open')
        when array_contains(chosen.outcomes, 'unknown') then if(
            :missing_policy_m18_external = 'missing', 'missing: outcome_unknown', 'not_met: outcome_unknown'
        )
        when array_contains(chosen.outcomes, 'too_late') then 'not_met: too_late'
        when array_contains(chosen.outcomes, 'not_served') then 'not_met: not_served'
        when :missing_policy_m18_support = 'missing' then 'missing: no_follow_up'
        else 'not_met: no_follow_up'
    end as decision,
    cast(null as int) as events,
    chosen.screened_on as denominator_on,
    chosen.service.served_on as numerator_on,
    chosen.facts as evidence,
    least(
        chosen.recheck_on,
        if(
            :enrollment_closed_exit = 'last_visit',
            exit_recheck(enrolled_child.recheck_on, enrolled_child.closes_on, chosen.last_day_on),
            null
        )
    ) as recheck_on
from chosen
inner join enrolled_child
    on enrolled_child.child_id = chosen.child_id
    and enrolled_child.period_id = chosen.period_id
where chosen.choice = 1
