-- One row a form's period and adult, index child or household enrolled in it, with the enrollment that
-- counts. MIECHV enrollments come first: only who has none in the period counts for the state's program.
-- A household is told by its primary caregivers' enrollments where the period has any, of several by the one
-- that ended last.
-- New: first enrolled within the period; continuing: enrolled before it and on its first day.
with

enrolled as (
    select
        'adult' as unit,
        person_id as unit_id,
        family_id,
        chain_id,
        true as is_primary,
        is_miechv,
        enrollment_date as starts_on,
        enrollment_date as chain_starts_on,
        exit_date as chain_ends_on,
        exit_date
    from caregiver_chain

    union all

    select
        'household' as unit,
        family_id as unit_id,
        family_id,
        chain_id,
        coalesce(is_primary, false) as is_primary,
        is_miechv,
        enrollment_date as starts_on,
        enrollment_date as chain_starts_on,
        exit_date as chain_ends_on,
        exit_date
    from caregiver_chain

    union all

    select
        'child' as unit,
        child_spell.child_id as unit_id,
        caregiver_chain.family_id,
        child_spell.chain_id,
        true as is_primary,
        child_spell.is_miechv,
        child_spell.starts_on,
        child_spell.chain_starts_on,
        child_spell.chain_ends_on,
        child_spell.exit_date
    from child_spell
    inner join caregiver_chain
        on caregiver_chain.chain_id = child_spell.chain_id
    where child_spell.is_index
),

in_period as (
    select
        form_period.form,
        form_period.period_id,
        form_period.period_start,
        form_period.period_end,
        enrolled.*,
        struct(
            coalesce(enrolled.exit_date, forever()),
            coalesce(enrolled.chain_ends_on, forever()) >= form_period.period_start,
            enrolled.chain_starts_on,
            enrolled.chain_id
        ) as precedence,
        struct(enrolled.is_miechv, enrolled.is_primary) as rank,
        max(struct(enrolled.is_miechv, enrolled.is_primary)) over (
            partition by form_period.period_id, enrolled.unit, enrolled.unit_id
        ) as best_rank
    from enrolled
    inner join form_period
        on enrolled.chain_starts_on <= least(form_period.period_end, :as_of)
        and coalesce(enrolled.exit_date, forever()) >= form_period.period_start
    where form_period.form = 'form1'
        or enrolled.unit = 'household'
)

select
    form,
    period_id,
    period_start,
    period_end,
    unit,
    unit_id,
    is_miechv,
    max_by(family_id, precedence) as family_id,
    max_by(chain_id, precedence) as chain_id,
    min(starts_on) as enrolled_on,
    min(starts_on) >= period_start as is_new,
    least(period_end, :as_of) as seen_until,
    if(max(coalesce(exit_date, forever())) = forever(), null, max(exit_date)) as exit_date,
    least(period_end, :as_of, max(coalesce(exit_date, forever()))) as last_day_on
from in_period
where rank = best_rank
group by form, period_id, period_start, period_end, unit, unit_id, is_miechv
