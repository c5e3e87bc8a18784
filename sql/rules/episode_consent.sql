-- One row an enrollment: whether the family lived in the program's area on its day, and whether it had agreed
-- to take part by then; null where nothing of it is known (UT-002, UT-008, R55, R146).
with

home as (
    select
        episode.episode_id,
        max_by(
            -- A county of another state is another county, whatever its name.
            if(
                coalesce(upper(trim(address.address_state)), upper(:state)) = upper(:state),
                upper(trim(address.county)),
                ''
            ),
            struct(address.valid_from, address.address_id)
        ) as county
    from episode
    inner join address
        on address.household_id = episode.family_id
        and address.valid_from <= episode.enrollment_date
        and coalesce(address.valid_to, forever()) >= episode.enrollment_date
    where trim(address.county) <> ''
    group by episode.episode_id
),

area as (
    select
        episode.episode_id,
        collect_set(upper(trim(service_area.county))) as counties
    from episode
    inner join service_area
        on service_area.program_id = episode.program_id
        and service_area.valid_from <= episode.enrollment_date
        and coalesce(service_area.valid_to, forever()) >= episode.enrollment_date
    group by episode.episode_id
),

signed as (
    select
        episode.episode_id,
        bool_or(
            consent.signed_date <= episode.enrollment_date
            and coalesce(consent.expires_date, forever()) >= episode.enrollment_date
            and coalesce(consent.withdrawn_date, forever()) > episode.enrollment_date
        ) as is_given
    from episode
    inner join consent
        on consent.person_id = episode.caregiver_id
    where consent.consent_type in ('MODEL', 'UNIVERSAL')
    group by episode.episode_id
)

select
    episode.episode_id,
    array_contains(area.counties, home.county) as is_in_area,
    case
        when signed.is_given or enrollment.consent_date <= episode.enrollment_date then true
        when signed.is_given is not null or enrollment.consent_date is not null then false
    end as has_consent
from episode
inner join enrollment
    on enrollment.episode_id = episode.recorded_episode_id
left join home
    on home.episode_id = episode.episode_id
left join area
    on area.episode_id = episode.episode_id
left join signed
    on signed.episode_id = episode.episode_id
