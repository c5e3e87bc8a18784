-- One row an enrollment and rule: whether the family lived in a county that the program serves, on its
-- first day and on each visit; actual_on is the first day on which it did not (UT-002); and on its first day
-- in one that the state takes as at risk (UT-003). Days without a known county do not count against it.
with

day as (
    select episode_id, recorded_episode_id, family_id, program_id, enrollment_date, enrollment_date as day
    from episode
    where enrollment_date <= :as_of

    union

    select
        episode.episode_id,
        episode.recorded_episode_id,
        episode.family_id,
        episode.program_id,
        episode.enrollment_date,
        home_visit.visit_date as day
    from episode
    inner join home_visit
        on home_visit.episode_id = episode.recorded_episode_id
        and home_visit.visit_date between episode.enrollment_date
            and least(coalesce(episode.exit_date, forever()), :as_of)
        and is_completed_visit(home_visit.status, home_visit.mode)
),

home as (
    select
        day.episode_id,
        day.program_id,
        day.enrollment_date,
        day.day,
        max_by(
            -- A county of another state is another county, whatever its name.
            concat(
                upper(trim(address.county)),
                coalesce(concat(', ', nullif(upper(trim(address.address_state)), upper(:state))), '')
            ),
            struct(address.valid_from, address.address_id)
        ) as county
    from day
    left join address
        on address.household_id = day.family_id
        and day.day between address.valid_from and coalesce(address.valid_to, forever())
        and trim(address.county) <> ''
    group by day.episode_id, day.program_id, day.enrollment_date, day.day
),

served as (
    select
        home.*,
        bool_or(upper(trim(service_area.county)) = home.county) as is_served
    from home
    left join service_area
        on service_area.program_id = home.program_id
        and home.day between service_area.valid_from and coalesce(service_area.valid_to, forever())
    group by all
)

select
    'UT-002' as rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    enrollment_date as occurrence_on,
    cast(null as date) as due_on,
    min(if(not is_served, day, null)) as actual_on,
    case
        when bool_or(not is_served) then 'fail'
        when bool_or(is_served) then 'pass'
        else 'undetermined'
    end as result,
    min_by(county, if(not is_served, day, null)) as detail
from served
group by episode_id, program_id, enrollment_date

union all

select
    'UT-003' as rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    enrollment_date as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(exists(:enrollment_at_risk_counties, listed -> upper(listed) = county), 'pass', 'fail') as result,
    county as detail
from home
where day = enrollment_date
    and county is not null
    and size(:enrollment_at_risk_counties) > 0
