-- One row a member of staff who serves families, and set of trainings due some months after the hire:
-- the seven before serving (CT-091), and all of the first year, those seven among them (CT-092). The
-- last day counts. Of all of them also whether they were finished at all, however late (CT-093).
with

employed as (
    select
        staff.staff_id,
        staff.hire_date,
        staff.separation_date,
        max_by(staff_assignment.program_id, struct(staff_assignment.valid_from, staff_assignment.program_id))
            as program_id
    from staff
    inner join staff_assignment
        on staff_assignment.staff_id = staff.staff_id
        and staff_assignment.valid_from <= :as_of
        and staff_assignment.role in (
            'HOME_VISITOR', 'CLINICAL_SUPERVISOR', 'PROGRAM_MANAGER', 'CLINICIAN', 'CARE_COORDINATOR'
        )
    where staff.hire_date <= :as_of
    group by staff.staff_id, staff.hire_date, staff.separation_date
),

needed as (
    select
        employed.*,
        stack(
            2,
            'CT-091', cast(:training_first_months as int), array(
                'PRE_HEALTH', 'PRE_OSHA', 'PRE_FAMILY_VIOLENCE', 'PRE_MATERNAL_HIV_SUD',
                'PRE_MANDATED_REPORT', 'PRE_COMMUNICATION', 'PRE_STRESS'
            ),
            'CT-092', cast(:training_all_months as int), array(
                'PRE_HEALTH', 'PRE_OSHA', 'PRE_FAMILY_VIOLENCE', 'PRE_MATERNAL_HIV_SUD',
                'PRE_MANDATED_REPORT', 'PRE_COMMUNICATION', 'PRE_STRESS', 'MODEL_CORE', 'ORIENTATION',
                'FISCAL_CONTRACT', 'SPARKLER', 'ECIS', 'CQI_PRACTICUM', 'PERF_MEASURES'
            )
        ) as (rule_id, months, topics)
    from employed
),

finished as (
    select
        staff_id,
        topic,
        min(completed_date) as finished_on
    from training
    where completed_date <= :as_of
    group by staff_id, topic
),

done as (
    select
        needed.rule_id,
        needed.staff_id,
        needed.hire_date,
        needed.separation_date,
        needed.program_id,
        add_months(needed.hire_date, needed.months) as due_on,
        needed.topics,
        collect_list(finished.topic) as finished_topics,
        max(finished.finished_on) as last_on
    from needed
    left join finished
        on finished.staff_id = needed.staff_id
        and array_contains(needed.topics, finished.topic)
    where needed.months is not null
    group by all
),

lacking as (
    select
        *,
        array_except(topics, finished_topics) as without,
        if(size(array_except(topics, finished_topics)) = 0, last_on, null) as done_on
    from done
),

asked as (
    select
        *,
        explode(if(rule_id = 'CT-092', array('CT-092', 'CT-093'), array(rule_id))) as asked_id,
        asked_id = 'CT-093' as is_any_time
    from lacking
)

select
    asked_id as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    hire_date as occurrence_on,
    due_on,
    done_on as actual_on,
    case
        when done_on <= due_on or is_any_time and done_on is not null then 'pass'
        when separation_date < due_on or is_any_time and separation_date < :as_of then 'not_applicable'
        when done_on is null and due_on >= :as_of then 'not_due'
        else 'fail'
    end as result,
    if(
        is_any_time,
        concat(size(topics) - size(without), ' of ', size(topics), ' courses'),
        nullif(array_join(transform(without, topic -> concat('without ', topic)), ', '), '')
    ) as detail
from asked
