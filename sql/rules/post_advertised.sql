-- One row a spell in which a funded post stood empty: whether it was filled or advertised in time. The day
-- is an advice, for the contract only asks for immediate steps; a post that ended sooner needs none (UT-026).
with

spell as (
    select
        vacancy.*,
        position.program_id,
        position.posted_date,
        position.valid_to as ends_on,
        vacancy.filled_date < vacancy.vacancy_start as is_backwards,
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
        if(filled_date <= :as_of and not is_backwards, filled_date, null) as filled_on,
        least(if(posted_date <= :as_of, posted_date, null), filled_on) as answered_on
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
    case
        when answered_on is null and is_backwards then 'undetermined'
        when answered_on is null and ends_on < least(due_on, :as_of) then 'not_applicable'
        else replace(done_in_time(answered_on, due_on, :as_of), 'fail', 'warn')
    end as result,
    case
        when is_backwards then 'filled before it fell empty'
        else concat(
            greatest(datediff(
                least(
                    coalesce(filled_on, forever()),
                    date_add(coalesce(ends_on, :as_of), 1),
                    date_add(:as_of, 1)
                ),
                vacancy_start
            ), 0),
            ' days empty',
            case
                when filled_on is not null then ''
                when ends_on < :as_of then ', until the post ended'
                else ' so far'
            end
        )
    end as detail
from answered
