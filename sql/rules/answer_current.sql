-- One row a caregiver who is enrolled today and kind of answer that is to be updated every year: whether
-- it was, the last day included; what was never asked is due a year after the enrollment (CT-011, A-33).
with

enrolled as (
    select
        caregiver_id,
        family_id,
        max_by(program_id, struct(enrollment_date, episode_id)) as program_id,
        max(enrollment_date) as enrollment_date
    from episode
    where enrollment_date <= :as_of
        and coalesce(exit_date, forever()) >= :as_of
    group by caregiver_id, family_id
),

answer as (
    select caregiver_id as person_id, 'status' as kind, as_of_date as answered_on
    from caregiver_status

    union all

    select person_id, 'insurance' as kind, changed_date as answered_on
    from insurance

    union all

    select household_id as person_id, 'income' as kind, determination_date as answered_on
    from income
),

asked as (
    select
        *,
        explode(map('status', caregiver_id, 'insurance', caregiver_id, 'income', family_id))
            as (kind, person_id)
    from enrolled
),

latest as (
    select
        asked.caregiver_id,
        asked.program_id,
        asked.enrollment_date,
        asked.kind,
        max(answer.answered_on) as answered_on
    from asked
    left join answer
        on answer.person_id = asked.person_id
        and answer.kind = asked.kind
        and answer.answered_on <= :as_of
    group by asked.caregiver_id, asked.program_id, asked.enrollment_date, asked.kind
),

due as (
    select
        *,
        add_months(coalesce(answered_on, enrollment_date), cast(:answers_max_months as int)) as rolling_on
    from latest
),

judged as (
    select
        *,
        if(:answers_clock = 'rolling', rolling_on, make_date(year(rolling_on), 12, 31)) as due_on
    from due
)

select
    'CT-011' as rule_id,
    'caregiver' as subject_type,
    caregiver_id as subject_id,
    program_id,
    enrollment_date as occurrence_on,
    due_on,
    answered_on as actual_on,
    case
        when due_on < :as_of then 'fail'
        when answered_on is null then 'not_due'
        else 'pass'
    end as result,
    kind as detail
from judged
