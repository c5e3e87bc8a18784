-- One row a developmental or social-emotional screening that was done with an approved tool, by child;
-- one that was declined, or not done for a reason, is none (R22, R75, R125). age_months is the age of the
-- schedule that it serves: by its form where that fits the adjusted age, without a form by its day (R28).
with

form as (
    -- A state's own row stands before the one for every state.
    select
        form_months,
        max_by(struct(asq_form.*), coalesce(state, '')) as rule
    from asq_form
    where coalesce(state, :state) = :state
    group by form_months
),

schedule as (
    select
        age_months,
        max_by(struct(developmental_window.*), coalesce(state, '')) as rule
    from developmental_window
    where coalesce(state, :state) = :state
    group by age_months
),

done as (
    select
        screening.*,
        child.dob,
        -- Forty weeks are full term; four days make a week, and three weeks early are premature. Age is
        -- adjusted up to the second birthday (measures.md 6.2, R74, R126).
        40 - child.gestational_age_weeks - if(child.gestational_age_days >= 4, 1, 0) as weeks_early,
        if(
            weeks_early >= 3 and screening.administered_date < add_months(child.dob, 24),
            date_add(child.dob, 7 * weeks_early),
            child.dob
        ) as adjusted_dob
    from screening
    inner join child
        on child.child_id = screening.person_id
    inner join screening_tool
        on screening_tool.tool = screening.tool
        and screening_tool.domain = screening.domain
    where screening.domain in ('DEVELOPMENT', 'SOCIAL_EMOTIONAL')
        and not coalesce(screening.declined, false)
        and screening.reason_not_done is null
)

select
    done.person_id as child_id,
    done.domain,
    done.administered_date,
    done.form_months,
    case
        when done.form_months is null then schedule.age_months
        when coalesce(
            done.administered_date >= day_of_age(
                done.adjusted_dob, form.rule.from_months, form.rule.from_days
            )
            and done.administered_date <= day_of_age(
                done.adjusted_dob, form.rule.to_months, form.rule.to_days
            ),
            done.administered_date is null
        ) then form.rule.age_months
    end as age_months,
    if(
        done.domain = 'DEVELOPMENT',
        done.communication + done.gross_motor + done.fine_motor + done.problem_solving
            + done.personal_social is not null,
        done.score_total is not null
    ) as is_scored,
    coalesce(
        done.domain = 'DEVELOPMENT'
        and is_scored
        and (
            done.communication < form.rule.communication
            or done.gross_motor < form.rule.gross_motor
            or done.fine_motor < form.rule.fine_motor
            or done.problem_solving < form.rule.problem_solving
            or done.personal_social < form.rule.personal_social
        ),
        false
    ) as is_positive,
    evidence(
        'screening', done.screening_id, done.administered_date, done.source, done.file, done.line
    ) as fact
from done
left join form
    on form.form_months = done.form_months
left join schedule
    on done.form_months is null
    and done.administered_date between day_of_age(
            done.dob, schedule.rule.from_months, schedule.rule.from_days
        )
        and day_of_age(done.dob, schedule.rule.to_months, schedule.rule.to_days)
