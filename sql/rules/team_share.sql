-- One row a stretch of a Child First team with the same posts filled, by level: the full-time equivalents
-- of its clinicians and of its care coordinators.
with

change as (
    select
        level,
        program_id,
        contract_id,
        team_id,
        families,
        stack(
            2,
            starts_on, if(role = 'CLINICIAN', fte, 0), if(role = 'CLINICIAN', 0, fte),
            ends_before, if(role = 'CLINICIAN', -fte, 0), if(role = 'CLINICIAN', 0, -fte)
        ) as (day, clinicians, coordinators)
    from post_share
    where per = 'TEAM'
),

change_of_day as (
    select
        level,
        program_id,
        contract_id,
        team_id,
        families,
        day,
        sum(clinicians) as clinicians,
        sum(coordinators) as coordinators
    from change
    group by level, program_id, contract_id, team_id, families, day
)

select
    level,
    program_id,
    contract_id,
    team_id,
    families,
    day as starts_on,
    lead(day, 1, forever()) over (partition by level, program_id, team_id order by day) as ends_before,
    sum(clinicians) over (partition by level, program_id, team_id order by day) as clinicians,
    sum(coordinators) over (partition by level, program_id, team_id order by day) as coordinators
from change_of_day
