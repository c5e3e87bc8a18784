-- One row an enrollment: whether each consent that the state asks for was signed by its first day, that
-- day included, and held on it. CT-014 asks for those of the state and the model, UT-081 for those of
-- the intake.
with

needed as (
    select
        episode.episode_id,
        episode.caregiver_id,
        episode.program_id,
        episode.enrollment_date,
        explode(:consent_kinds) as consent_type
    from episode
    where episode.enrollment_date <= :as_of
),

signed as (
    select
        needed.episode_id,
        needed.program_id,
        needed.enrollment_date,
        needed.consent_type,
        min(consent.signed_date) as signed_on,
        coalesce(bool_or(
            consent.signed_date <= needed.enrollment_date
            and coalesce(consent.expires_date, forever()) >= needed.enrollment_date
            and coalesce(consent.withdrawn_date, forever()) > needed.enrollment_date
        ), false) as is_given
    from needed
    left join consent
        on consent.person_id = needed.caregiver_id
        and consent.consent_type = needed.consent_type
    group by needed.episode_id, needed.program_id, needed.enrollment_date, needed.consent_type
)

select
    if(array_contains(:consent_kinds, 'OEC_PARTICIPATION'), 'CT-014', 'UT-081') as rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    enrollment_date as occurrence_on,
    enrollment_date as due_on,
    if(count(*) = count(signed_on), max(signed_on), null) as actual_on,
    if(bool_and(is_given), 'pass', 'fail') as result,
    nullif(
        concat_ws(', ', sort_array(collect_list(if(is_given, null, concat('without ', consent_type))))), ''
    ) as detail
from signed
group by episode_id, program_id, enrollment_date
