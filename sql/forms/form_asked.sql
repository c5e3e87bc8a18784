-- One row a year of Form 1 and person or household of whom its answers are sought: its MIECHV members, and
-- the other children enrolled beside them, whose signs tell of the household too (R56); with the days between
-- which an answer tells of the enrollment, and the last day of answers that are too old by the end (R129).
with

asked as (
    select period_id, period_end, unit, unit_id, family_id, is_new, enrolled_on, last_day_on
    from form_member
    where form = 'form1'
        and is_miechv

    union all

    select
        household.period_id,
        household.period_end,
        'child' as unit,
        child_spell.child_id as unit_id,
        household.unit_id as family_id,
        min(child_spell.starts_on) >= household.period_start as is_new,
        min(child_spell.starts_on) as enrolled_on,
        least(household.seen_until, max(coalesce(child_spell.exit_date, forever()))) as last_day_on
    from form_member as household
    inner join caregiver_chain
        on caregiver_chain.family_id = household.unit_id
    inner join child_spell
        on child_spell.chain_id = caregiver_chain.chain_id
        and child_spell.is_miechv
        and child_spell.chain_starts_on <= household.seen_until
        and coalesce(child_spell.exit_date, forever()) >= household.period_start
    left anti join form_member as member
        on member.period_id = household.period_id
        and member.unit = 'child'
        and member.unit_id = child_spell.child_id
    where household.form = 'form1'
        and household.is_miechv
        and household.unit = 'household'
    group by
        household.period_id,
        household.period_start,
        household.period_end,
        household.seen_until,
        household.unit_id,
        child_spell.child_id
)

select
    *,
    date_sub(enrolled_on, :form1_baseline_days) as asked_from,
    date_add(enrolled_on, :form1_baseline_days) as asked_until,
    add_months(period_end, - :form1_max_age_months) as too_old_on
from asked
