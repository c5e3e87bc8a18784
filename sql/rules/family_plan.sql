-- One row a stretch in which a family is on one caseload of a program and expects the same visits a month:
-- its plan, or the state's minimum where that is more or there is no plan (UT-040, R143, R148). Of two
-- caregivers of a household the larger plan holds; on hold nothing is expected.
with

carried as (
    select
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        recorded_episode_id,
        starts_on,
        ends_before
    from carried_span
    where carrier_id is not null
        and not is_held
),

expected as (
    select
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        starts_on,
        ends_before,
        cast(coalesce(cast(:visit_min_per_month as int), 0) as decimal(5, 2)) as visits_per_month
    from carried

    union all

    select
        carried.program_id,
        carried.carrier_type,
        carried.carrier_id,
        carried.family_id,
        greatest(carried.starts_on, plan_span.starts_on) as starts_on,
        least(carried.ends_before, plan_span.ends_before) as ends_before,
        cast(greatest(plan_span.visits_per_month, cast(:visit_min_per_month as int)) as decimal(5, 2))
            as visits_per_month
    from carried
    inner join plan_span
        on plan_span.episode_id = carried.recorded_episode_id
        and plan_span.starts_on < carried.ends_before
        and plan_span.ends_before > carried.starts_on
    where coalesce(plan_span.visits_per_month, cast(:visit_min_per_month as int)) is not null
),

edge as (
    select distinct
        program_id,
        carrier_type,
        carrier_id,
        family_id,
        stack(2, starts_on, ends_before) as day
    from expected
),

stretch as (
    select
        *,
        lead(day) over (
            partition by program_id, carrier_type, carrier_id, family_id
            order by day
        ) as ends_before
    from edge
)

select
    stretch.program_id,
    stretch.carrier_type,
    stretch.carrier_id,
    stretch.family_id,
    stretch.day as starts_on,
    stretch.ends_before,
    max(expected.visits_per_month) as visits_per_month
from stretch
inner join expected
    on expected.program_id = stretch.program_id
    and expected.carrier_type = stretch.carrier_type
    and expected.carrier_id = stretch.carrier_id
    and expected.family_id = stretch.family_id
    and expected.starts_on <= stretch.day
    and expected.ends_before >= stretch.ends_before
group by all
