-- Measure 12: index children screened for developmental delay at the ages of the schedule.
-- One row an index child whose window for such an age ends in the period (R28, R70, R120, R126).
with

schedule as (
    -- A state's own row stands before the one for every state.
    select
        age_months,
        max_by(struct(developmental_window.*), coalesce(state, '')) as rule
    from developmental_window
    where coalesce(state, :state) = :state
        and array_contains(:m12_ages, age_months)
    group by age_months
),

window_of_child as (
    -- The days are those of chronological age, whatever the screening's form goes by.
    select
        enrolled_child.*,
        schedule.age_months,
        day_of_age(child.dob, schedule.rule.from_months, schedule.rule.from_days) as window_from_on,
        day_of_age(child.dob, schedule.rule.to_months, schedule.rule.to_days) as due_on
    from enrolled_child
    inner join child
        on child.child_id = enrolled_child.child_id
    cross join schedule
),

judged as (
    -- What came of each window.
    select
        due.period_id,
        due.child_id,
        due.chain_id,
        due.due_on,
        min(
            if(
                developmental_screen.is_scored and developmental_screen.administered_date <= :as_of,
                developmental_screen.administered_date,
                null
            )
        ) as screened_on,
        min(
            if(
                developmental_screen.administered_date > :as_of,
                developmental_screen.administered_date,
                null
            )
        ) as next_on,
        case
            when due.due_on > :as_of then 'pending'
            when due.exit_date < due.due_on then 'left'
            when :m12_exclude_part_c and count(service_receipt.person_id) > 0 then 'in_service'
            when screened_on is not null then 'met'
            when count_if(
                developmental_screen.fact is not null and developmental_screen.administered_date is null
            ) > 0 then 'undated'
            when count_if(
                not developmental_screen.is_scored and developmental_screen.administered_date <= :as_of
            ) > 0 then 'unscored'
            when :m12_m24_30 = 'defer_to_30' and due.age_months = 24 then 'deferred'
            else 'unmet'
        end as outcome,
        concat(
            collect_list(
                if(
                    coalesce(developmental_screen.administered_date <= :as_of, true),
                    developmental_screen.fact,
                    null
                )
            ),
            collect_list(
                if(
                    service_receipt.person_id is null,
                    null,
                    evidence(
                        'service_receipt',
                        concat_ws(
                            '|',
                            service_receipt.person_id, service_receipt.need, service_receipt.valid_from
                        ),
                        service_receipt.valid_from,
                        service_receipt.source, service_receipt.file, service_receipt.line
                    )
                )
            )
        ) as facts
    from window_of_child as due
    left join developmental_screen
        on developmental_screen.child_id = due.child_id
        and (developmental_screen.domain = 'DEVELOPMENT' or :m12_asqse_counts)
        and (
            developmental_screen.age_months = due.age_months
            or developmental_screen.administered_date is null and developmental_screen.form_months is null
            or :m12_m24_30 = 'defer_to_30'
                and due.age_months = 30
                and developmental_screen.age_months = 24
        )
    left join service_receipt
        on service_receipt.person_id = due.child_id
        and service_receipt.need = 'DEVELOPMENT'
        and due.window_from_on between service_receipt.valid_from
            and coalesce(service_receipt.valid_to, forever())
    where due.due_on between due.period_start and due.period_end
        and due.due_on >= due.starts_on
    group by
        due.period_id, due.child_id, due.chain_id, due.age_months, due.due_on, due.exit_date
),

subject as (
    select
        period_id,
        child_id,
        chain_id,
        collect_set(outcome) as outcomes,
        min(if(outcome = 'met', due_on, null)) as met_due_on,
        min(if(outcome = 'met', screened_on, null)) as screened_on,
        max(if(outcome in ('met', 'unmet', 'undated', 'unscored'), due_on, null)) as counted_due_on,
        max(if(outcome <> 'pending', due_on, null)) as past_due_on,
        min(if(outcome = 'pending', due_on, null)) as next_due_on,
        min(if(outcome in ('unmet', 'undated', 'unscored', 'deferred'), next_on, null)) as next_on,
        flatten(collect_list(facts)) as facts
    from judged
    group by period_id, child_id, chain_id
),

decided as (
    select
        *,
        case
            when array_contains(outcomes, 'met') and not :m12_all_due_required
                then 'met: screened_in_window'
            when array_contains(outcomes, 'unmet') and :m12_all_due_required
                then if(:missing_policy_m12 = 'missing', 'missing: no_screen', 'not_met: no_screen')
            when array_contains(outcomes, 'undated') then 'missing: screen_undated'
            when array_contains(outcomes, 'unscored') then 'missing: screen_unscored'
            when array_contains(outcomes, 'unmet')
                then if(:missing_policy_m12 = 'missing', 'missing: no_screen', 'not_met: no_screen')
            when array_contains(outcomes, 'met') then 'met: screened_in_window'
            when array_contains(outcomes, 'in_service') then 'excluded: already_in_service'
            when array_contains(outcomes, 'deferred') then 'excluded: deferred_to_30'
            when array_contains(outcomes, 'left') then 'excluded: left_before_due'
            else 'pending'
        end as decision
    from subject
)

select
    decided.period_id,
    decided.child_id as subject_id,
    decided.chain_id,
    decided.decision,
    cast(null as int) as events,
    if(
        startswith(decided.decision, 'met'),
        decided.met_due_on,
        coalesce(decided.counted_due_on, decided.past_due_on, decided.next_due_on)
    ) as denominator_on,
    decided.screened_on as numerator_on,
    decided.facts as evidence,
    least(
        decided.next_due_on,
        decided.next_on,
        if(
            :enrollment_closed_exit = 'last_visit',
            exit_recheck(
                enrolled_child.recheck_on,
                enrolled_child.closes_on,
                least(enrolled_child.period_end, enrolled_child.exit_date)
            ),
            null
        )
    ) as recheck_on
from decided
inner join enrolled_child
    on enrolled_child.child_id = decided.child_id
    and enrolled_child.period_id = decided.period_id
