-- One row a stretch in which a family is on one caseload of a program and expects the same visits a month:
-- its plan, or the state's minimum where that is more or there is no plan (UT-040, R143, R148). Of two
-- caregivers of a household the larger plan holds; on hold nothing is expected. Of plans that
-- overlap the later one counts on its days.
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

listed as (
    select
        episode_id,
        array_sort(
            collect_list(
                struct(
                    valid_from,
                    coalesce(date_add(valid_to, 1), forever()) as ends_before,
                    visits_per_month
                )
            )
        ) as rows
    from service_plan
    where coalesce(valid_to, forever()) >= valid_from
    group by episode_id
),

plan_edge as (
    select
        *,
        explode(
            array_distinct(flatten(transform(rows, row -> array(row.valid_from, row.ends_before))))
        ) as day
    from listed
),

planned as (
    select
        episode_id,
        day as starts_on,
        lead(day) over (partition by episode_id order by day) as ends_before,
        greatest(
            try_element_at(
                filter(rows, row -> row.valid_from <= day and row.ends_before > day), -1
            ).visits_per_month,
            cast(:visit_min_per_month as int)
        ) as visits_per_month
    from plan_edge
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
        greatest(carried.starts_on, planned.starts_on) as starts_on,
        least(carried.ends_before, planned.ends_before) as ends_before,
        cast(planned.visits_per_month as decimal(5, 2)) as visits_per_month
    from carried
    inner join planned
        on planned.episode_id = carried.recorded_episode_id
        and planned.starts_on < carried.ends_before
        and planned.ends_before > carried.starts_on
    where planned.visits_per_month is not null
        and planned.starts_on < planned.ends_before
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
