-- One row a clinical supervisor's post in a program, and day on which the months of the next step toward
-- an endorsement begin: the first day in the post, a step in it, and the lapse of an award. The last day
-- counts; while an award of any level holds, nothing is due (CT-094).
with

post as (
    select
        staff_id,
        program_id,
        min(starts_on) as starts_on,
        max(ends_on) as ends_on
    from staff_stint
    where scope_type = 'program'
        and role = 'CLINICAL_SUPERVISOR'
        and not is_contradictory
        and starts_on <= :as_of
    group by staff_id, program_id
),

path as (
    select
        staff_id,
        collect_list(struct(status_date, concat(scheme, ' ', category) as level, status)) as steps
    from endorsement
    where status_date <= :as_of
    group by staff_id
),

walked as (
    select
        post.*,
        coalesce(path.steps, array()) as steps
    from post
    left join path
        on path.staff_id = post.staff_id
),

opened as (
    select
        *,
        explode(
            array_distinct(
                array_append(
                    transform(
                        filter(
                            steps,
                            step -> step.status_date between starts_on and ends_on
                                and (
                                    step.status <> 'LAPSED'
                                    or exists(
                                        steps,
                                        award -> award.status = 'AWARDED'
                                            and award.level = step.level
                                            and award.status_date < step.status_date
                                    )
                                )
                        ),
                        step -> step.status_date
                    ),
                    starts_on
                )
            )
        ) as opened_on
    from walked
),

judged as (
    select
        *,
        exists(
            steps,
            award -> award.status = 'AWARDED'
                and award.status_date <= opened_on
                and not exists(
                    steps,
                    lapse -> lapse.status = 'LAPSED'
                        and lapse.level = award.level
                        and lapse.status_date > award.status_date
                        and lapse.status_date <= opened_on
                )
        ) as is_awarded,
        array_min(
            transform(
                filter(
                    steps,
                    step -> step.status <> 'LAPSED'
                        and step.status_date > opened_on
                        and step.status_date <= ends_on
                ),
                step -> step.status_date
            )
        ) as next_on,
        add_months(opened_on, cast(:training_endorsement_months as int)) as due_on
    from opened
)

select
    'CT-094' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    opened_on as occurrence_on,
    if(is_awarded, null, due_on) as due_on,
    if(is_awarded, null, next_on) as actual_on,
    case
        when is_awarded then 'pass'
        when ends_on < due_on and next_on is null then 'not_applicable'
        else done_in_time(next_on, due_on, :as_of)
    end as result,
    if(is_awarded, 'awarded', null) as detail
from judged
