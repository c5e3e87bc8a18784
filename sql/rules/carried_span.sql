-- One row a stretch of an enrollment on the caseload of one home visitor or team. A family is on one
-- caseload at a time: an assignment ends when the next one begins, also when nobody ended it.
with

assignment as (
    select
        episode_id,
        staff_id,
        team_id,
        valid_from as starts_on,
        least(
            coalesce(date_add(valid_to, 1), forever()),
            coalesce(lead(valid_from) over (partition by episode_id order by valid_from), forever())
        ) as ends_before
    from caseload_assignment
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
where assignment.starts_on < assignment.ends_before
