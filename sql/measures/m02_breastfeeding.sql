-- Measure 2: infants of mothers enrolled prenatally who were breastfed any amount at six months.
-- One row an index child's spell whose six months end in the period, named by its latest chain of that
-- day (R1, R21, R73, R74, R121, R127).
with

infant as (
    select
        child_spell.child_id,
        child_spell.spell_id,
        child_spell.exit_date,
        add_months(child.dob, 6) as due_on,
        add_months(child.dob, 12) as first_birthday,
        max_by(
            child_spell.chain_id,
            struct(
                coalesce(child_spell.chain_ends_on, forever()) >= add_months(child.dob, 6),
                child_spell.chain_starts_on,
                coalesce(mother.person_id = caregiver_chain.person_id, false),
                child_spell.chain_id
            )
        ) as chain_id,
        min(child_spell.starts_on) as starts_on,
        min(child_spell.recheck_on) as recheck_on,
        min(child_spell.closes_on) as closes_on,
        bool_or(mother.person_id is not null) as has_known_mother,
        bool_or(coalesce(mother.person_id = caregiver_chain.person_id, false)) as has_mother,
        bool_or(
            coalesce(mother.person_id = caregiver_chain.person_id, false)
            and caregiver_chain.is_prenatal
            and caregiver_chain.enrollment_date <= child.dob
            -- From birth, or as soon as the chain goes on where it was born in a transfer.
            and (
                child_spell.chain_starts_on = child.dob
                or exists(
                    chain_path.pieces, piece -> piece.enrollment_date = child_spell.chain_starts_on
                )
            )
        ) as is_prenatal,
        concat(
            flatten(collect_list(caregiver_chain.evidence)),
            collect_list(if(
                pregnancy.pregnancy_id is null,
                null,
                evidence(
                    'pregnancy', pregnancy.pregnancy_id, null,
                    pregnancy.source, pregnancy.file, pregnancy.line
                )
            ))
        ) as facts
    from child_spell
    inner join child
        on child.child_id = child_spell.child_id
        and child_spell.chain_starts_on <= add_months(child.dob, 6)
    inner join caregiver_chain
        on caregiver_chain.chain_id = child_spell.chain_id
    inner join chain_path
        on chain_path.chain_id = child_spell.chain_id
    left join pregnancy
        on pregnancy.pregnancy_id = child.pregnancy_id
    left join person as mother
        on mother.member_id = pregnancy.caregiver_id
        and mother.person_kind = 'CAREGIVER'
    where child_spell.is_miechv
    group by child_spell.child_id, child_spell.spell_id, child_spell.exit_date, child.dob
    having bool_or(child_spell.is_index)
),

placed as (
    select
        infant.*,
        period.period_id,
        period.period_end,
        if(due_on < period.period_start, least(period.period_end, exit_date), due_on) as denominator_on
    from infant
    inner join period
        on due_on between period.period_start and period.period_end
        or :attribution_m2 = 'any_enrolled_past_threshold'
            and due_on <= period.period_end
            and starts_on <= least(period.period_end, :as_of)
            and coalesce(exit_date, forever()) >= period.period_start
    where :form2_index_children = 'all'
        or exists (
            select 1
            from enrolled_child
            where enrolled_child.child_id = infant.child_id
                and enrolled_child.period_id = period.period_id
        )
),

told as (
    -- What was told before the first birthday, however late the enrollment ended.
    select
        placed.period_id,
        placed.child_id,
        placed.spell_id,
        min(least(
            if(
                breastfeeding.any_breast_milk = 'Y' and breastfeeding.observed_date >= placed.due_on,
                breastfeeding.observed_date,
                null
            ),
            if(breastfeeding.stopped_date >= placed.due_on, breastfeeding.stopped_date, null)
        )) filter (where breastfeeding.observed_date <= :as_of) as fed_on,
        bool_or(
            (breastfeeding.any_breast_milk = 'N' or breastfeeding.stopped_date < placed.due_on)
            and (:m02_early_stop_counts or breastfeeding.observed_date >= placed.due_on)
        ) filter (where breastfeeding.observed_date <= :as_of) as has_stop,
        min(breastfeeding.observed_date) filter (where breastfeeding.observed_date > :as_of) as next_on,
        collect_list(
            evidence(
                'breastfeeding', concat(breastfeeding.child_id, '|', breastfeeding.observed_date),
                breastfeeding.observed_date, breastfeeding.source, breastfeeding.file, breastfeeding.line
            )
        ) filter (where breastfeeding.observed_date <= :as_of) as facts
    from placed
    inner join breastfeeding
        on breastfeeding.child_id = placed.child_id
        and breastfeeding.observed_date < placed.first_birthday
        and (:m02_answer_cutoff = 'data_asof' or breastfeeding.observed_date <= placed.period_end)
    group by placed.period_id, placed.child_id, placed.spell_id
)

select
    placed.period_id,
    placed.child_id as subject_id,
    placed.chain_id,
    case
        when placed.due_on > :as_of then 'pending'
        when not placed.has_known_mother then 'excluded: mother_unknown'
        when not placed.has_mother then 'excluded: mother_not_enrolled'
        when not placed.is_prenatal then 'excluded: not_prenatal'
        when placed.exit_date < placed.due_on then 'excluded: left_before_due'
        when told.fed_on is not null then 'met: fed_at_six_months'
        when told.has_stop then 'not_met: stopped_before'
        when :missing_policy_m2 = 'not_met' then 'not_met: not_known'
        else 'missing: not_known'
    end as decision,
    cast(null as int) as events,
    placed.denominator_on,
    told.fed_on as numerator_on,
    concat(placed.facts, coalesce(told.facts, array())) as evidence,
    least(
        threshold_recheck(
            placed.due_on, placed.denominator_on, placed.period_end, :as_of,
            placed.recheck_on, placed.closes_on
        ),
        told.next_on
    ) as recheck_on
from placed
left join told
    on told.child_id = placed.child_id
    and told.spell_id = placed.spell_id
    and told.period_id = placed.period_id
