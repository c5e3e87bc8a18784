-- One row a member of Form 1 of whom its answers are sought, with the days between which an answer tells of the
-- enrollment, and the last day of answers that are too old by the end (R129).
select
    period_id,
    unit,
    unit_id,
    family_id,
    is_new,
    enrolled_on,
    last_day_on,
    date_sub(enrolled_on, :form1_baseline_days) as asked_from,
    date_add(enrolled_on, :form1_baseline_days) as asked_until,
    add_months(period_end, - :form1_max_age_months) as too_old_on
from form_member
where form = 'form1'
    and is_miechv
