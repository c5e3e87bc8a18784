-- One row an enrollment, outcome and step of the rate card, decided but without the groups of its people.
select episode_id, outcome, step, decision, decided_on, facts, entered_on, recheck_on
from rate_card_enrollment

union all

select episode_id, outcome, step, decision, decided_on, facts, entered_on, recheck_on
from rate_card_progress

union all

select episode_id, outcome, step, decision, decided_on, facts, entered_on, recheck_on
from rate_card_care
