-- One row a family, caseload and day on which it was visited while on it, by whomever. Two records of one day
-- are one visit (R51, R143).
select distinct
    carried_span.program_id,
    carried_span.carrier_type,
    carried_span.carrier_id,
    carried_span.family_id,
    home_visit.visit_date
from home_visit
inner join carried_span
    on carried_span.recorded_episode_id = home_visit.episode_id
    and carried_span.starts_on <= home_visit.visit_date
    and carried_span.ends_before > home_visit.visit_date
where is_completed_visit(home_visit.status, home_visit.mode)
    and carried_span.carrier_id is not null
