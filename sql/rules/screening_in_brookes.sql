-- One row a child, day and interval of an ASQ-3 that the visitors' system or Brookes has while the child is
-- enrolled: whether both have it, Brookes in the business days for entering a visit, and with the same
-- scores (UT-072, T-103). Without anything from Brookes there is no row.
with

brookes as (
    select max(delivered_on) as told_on
    from screening
    where source = 'brookes'
),

kept as (
    -- Where a record of the child and day does not tell its interval, none of them can be told apart by it.
    select
        screening.*,
        screening.source = 'brookes' as is_brookes,
        enrolled_member.program_id,
        enrolled_member.enrollment_date,
        if(
            bool_or(screening.form_months is null) over (
                partition by screening.person_id, screening.administered_date
            ),
            null,
            screening.form_months
        ) as interval_months
    from screening
    inner join enrolled_member
        on enrolled_member.member_id = screening.person_id
        and screening.administered_date between enrolled_member.enrollment_date and enrolled_member.exit_date
    where screening.tool = 'ASQ3'
        and screening.administered_date <= :as_of
        and not coalesce(screening.declined, false)
        and screening.reason_not_done is null
),

found as (
    select
        person_id,
        administered_date,
        interval_months,
        max_by(program_id, struct(enrollment_date, program_id)) as program_id,
        bool_or(is_brookes) as in_brookes,
        bool_or(not is_brookes) as in_other,
        min(if(is_brookes, to_date(from_utc_timestamp(created_at, :time_zone)), null)) as entered_on,
        exists(
            array(
                max(communication) - min(communication), max(gross_motor) - min(gross_motor),
                max(fine_motor) - min(fine_motor), max(problem_solving) - min(problem_solving),
                max(personal_social) - min(personal_social)
            ),
            difference -> difference > 0
        ) as is_other_score,
        least(
            count(communication), count(gross_motor), count(fine_motor), count(problem_solving),
            count(personal_social)
        ) < count(*) as is_unscored
    from kept
    group by person_id, administered_date, interval_months
),

due as (
    select
        found.*,
        last_day.day as due_on,
        brookes.told_on
    from found
    inner join brookes
        on brookes.told_on is not null
    left join business_day as opened
        on opened.day = found.administered_date
    left join business_day as last_day
        on last_day.business_days = opened.business_days + :timeliness_entry_business_days
        and last_day.is_business_day
)

select
    'UT-072' as rule_id,
    'child' as subject_type,
    person_id as subject_id,
    program_id,
    administered_date as occurrence_on,
    due_on,
    entered_on as actual_on,
    case
        when not (in_brookes and in_other) and interval_months is null then 'undetermined'
        when not in_other then done_in_time(null, due_on, :as_of)
        when not in_brookes then done_in_time(null, due_on, least(told_on, :as_of))
        when is_other_score or entered_on > due_on then 'fail'
        when is_unscored or entered_on is null or due_on is null then 'undetermined'
        else 'pass'
    end as result,
    concat_ws(
        ', ',
        coalesce(concat(interval_months, ' months'), 'interval unknown'),
        case
            when not in_other then 'in Brookes alone'
            when not in_brookes then 'not in Brookes'
            when is_other_score then 'the scores differ'
            when is_unscored then 'scores are missing'
            when entered_on is null then 'not told when Brookes had it'
        end
    ) as detail
from due
