-- One row a stretch of an enrollment on the caseload of one home visitor or team. A family is on one
-- caseload at a time: of assignments that overlap the later one counts on its days, so that it also ends
-- one that nobody ended.
with

assigned as (
    select
        episode_id,
        array_sort(
            collect_list(
                struct(
                    valid_from,
                    coalesce(date_add(valid_to, 1), forever()) as ends_before,
                    staff_id,
                    team_id
                )
            )
        ) as rows
    from caseload_assignment
    where coalesce(valid_to, forever()) >= valid_from
    group by episode_id
),

edge as (
    select
        *,
        explode(
            array_distinct(flatten(transform(rows, row -> array(row.valid_from, row.ends_before))))
        ) as day
    from assigned
),

stretch as (
    select
        episode_id,
        day as starts_on,
        lead(day) over (partition by episode_id order by day) as ends_before,
        try_element_at(filter(rows, row -> row.valid_from <= day and row.ends_before > day), -1) as row
    from edge
),

assignment as (
    select
        episode_id,
        row.staff_id,
        row.team_id,
        starts_on,
        ends_before
    from stretch
    where row is not null
)

select
    assignment.staff_id,
    assignment.team_id,
    if(assignment.staff_id is null, 'team', 'staff') as carrier_type,
    coalesce(assignment.staff_id, assignment.team_id) as carrier_id,
    stay_span.episode_id,
    stay_span.recorded_episode_id,
    stay_span.family_id,
    stay_span.person_id,
    stay_span.program_id,
    greatest(assignment.starts_on, stay_span.starts_on) as starts_on,
    least(assignment.ends_before, stay_span.ends_before) as ends_before,
    stay_span.is_held
from assignment
inner join stay_span
    on stay_span.recorded_episode_id = assignment.episode_id
    and stay_span.starts_on < assignment.ends_before
    and stay_span.ends_before > assignment.starts_on
