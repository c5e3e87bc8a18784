-- One row an enrollment of someone who was pregnant, or the partner of someone pregnant, on its first day,
-- by what is on file: that pregnancy. One that the enrollment names comes first. The due day is the first
-- one ever recorded, or the latest (A-16); without any it comes from the last period (R14).
with

due as (
    select
        pregnancy_id,
        coalesce(
            min_by(edd, if(edd is null, null, struct(delivered_on, known_from))),
            min_by(
                date_add(lmp, 280), if(lmp is null, null, struct(delivered_on, known_from))
            )
        ) as first_on
    from pregnancy_version
    where not is_withdrawn
    group by pregnancy_id
),

birth as (
    select
        pregnancy_id,
        min(if(coalesce(live_birth, true), dob, null)) as born_on,
        min(if(coalesce(live_birth, true), null, dob)) as stillborn_on,
        collect_list(evidence('child', child_id, null, source, file, line)) as facts
    from child
    where pregnancy_id is not null
    group by pregnancy_id
),

course as (
    select
        pregnancy.pregnancy_id,
        pregnancy.caregiver_id,
        pregnancy.partner_caregiver_id,
        pregnancy.outcome,
        case
            when :rate_card_edd_policy = 'latest' then
                coalesce(pregnancy.edd, date_add(pregnancy.lmp, 280))
            else due.first_on
        end as due_on,
        coalesce(
            birth.born_on, if(pregnancy.outcome = 'LIVE_BIRTH', pregnancy.delivery_date, null)
        ) as delivered_on,
        pregnancy.outcome in ('FETAL_LOSS', 'STILLBIRTH', 'TERMINATION') and birth.born_on is null as is_lost,
        coalesce(birth.stillborn_on, pregnancy.delivery_date) as lost_on,
        coalesce(birth.facts, array()) as birth_facts,
        evidence(
            'pregnancy', pregnancy.pregnancy_id, null, pregnancy.source, pregnancy.file, pregnancy.line
        ) as fact,
        entered_on(pregnancy.created_at, pregnancy.delivered_on, :time_zone) as entered_on
    from pregnancy
    left join due
        on due.pregnancy_id = pregnancy.pregnancy_id
    left join birth
        on birth.pregnancy_id = pregnancy.pregnancy_id
),

concerned as (
    select
        episode.episode_id,
        episode.enrollment_date,
        course.*,
        true as is_named
    from episode
    inner join course
        on course.pregnancy_id = episode.pregnancy_id

    union all

    select
        episode.episode_id,
        episode.enrollment_date,
        course.*,
        false as is_named
    from episode
    inner join course
        on course.caregiver_id = episode.caregiver_id
    where not course.pregnancy_id <=> episode.pregnancy_id

    union all

    select
        episode.episode_id,
        episode.enrollment_date,
        course.*,
        false as is_named
    from episode
    inner join course
        on course.partner_caregiver_id = episode.caregiver_id
        and course.partner_caregiver_id <> course.caregiver_id
    where not course.pregnancy_id <=> episode.pregnancy_id
),

ranked as (
    -- One that nothing dates is believed only where the enrollment names it, and one without a known end
    -- for as long as a delivery is awaited (RC4).
    select
        *,
        row_number() over (
            partition by episode_id
            order by is_named desc, due_on asc nulls last, pregnancy_id
        ) as choice
    from concerned
    where coalesce(
            if(is_lost, lost_on, delivered_on) > enrollment_date,
            is_named or date_add(due_on, :rate_card_postpartum_days) >= enrollment_date
        )
        and coalesce(
            date_sub(coalesce(due_on, delivered_on), 280) <= enrollment_date,
            is_named
        )
)

select
    episode_id,
    pregnancy_id,
    caregiver_id as pregnant_id,
    due_on,
    280 - datediff(due_on, enrollment_date) as gestation_days,
    delivered_on,
    is_lost,
    if(is_lost, lost_on, null) as lost_on,
    outcome = 'LIVE_BIRTH' and delivered_on is null as is_undated,
    fact,
    birth_facts,
    entered_on
from ranked
where choice = 1
