-- One row a spell in which a funded post stood empty: whether it was filled or advertised in time. The day
-- is an advice, for the contract only asks for immediate steps (UT-026).
with

spell as (
    select
        vacancy.*,
        position.program_id,
        position.posted_date,
        last_day.day as due_on
    from vacancy
    inner join position
        on position.position_id = vacancy.position_id
        and position.funded
    left join business_day as opened
        on opened.day = vacancy.vacancy_start
    left join business_day as last_day
        on last_day.business_days = opened.business_days + cast(:vacancy_post_business_days as int)
        and last_day.is_business_day
    where vacancy.vacancy_start <= :as_of
),

answered as (
    select
        *,
        least(
            if(posted_date <= :as_of, posted_date, null), if(filled_date <= :as_of, filled_date, null)
        ) as answered_on
    from spell
)

select
    'UT-026' as rule_id,
    'position' as subject_type,
    position_id as subject_id,
    program_id,
    vacancy_start as occurrence_on,
    due_on,
    answered_on as actual_on,
    replace(done_in_time(answered_on, due_on, :as_of), 'fail', 'warn') as result,
    concat(
        datediff(least(coalesce(filled_date, forever()), date_add(:as_of, 1)), vacancy_start),
        ' days empty',
        if(filled_date <= :as_of, '', ' so far')
    ) as detail
from answered
