-- fail
-- Stretches of enrollment that end before they begin, or stand twice.
select
    episode_id,
    min(enrollment_date) as enrollment_date,
    min(exit_date) as exit_date
from episode
group by episode_id
having count(*) > 1
    or bool_or(exit_date < enrollment_date)
