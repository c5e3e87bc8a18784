-- One row an open enrollment: whether the caregiver's universal consent is not older than the months
-- after which it is to be signed anew (UT-065).
with

latest as (
    select
        episode.episode_id,
        episode.program_id,
        episode.enrollment_date,
        max(consent.signed_date) as signed_on
    from episode
    left join consent
        on consent.person_id = episode.caregiver_id
        and consent.consent_type = 'UNIVERSAL'
        and consent.signed_date <= :as_of
    where episode.enrollment_date <= :as_of
        and coalesce(episode.exit_date, forever()) >= :as_of
    group by episode.episode_id, episode.program_id, episode.enrollment_date
)

select
    'UT-065' as rule_id,
    'episode' as subject_type,
    episode_id as subject_id,
    program_id,
    enrollment_date as occurrence_on,
    add_months(signed_on, cast(:consent_universal_months as int)) as due_on,
    signed_on as actual_on,
    if(add_months(signed_on, cast(:consent_universal_months as int)) >= :as_of, 'pass', 'fail') as result,
    if(signed_on is null, 'none is on file', null) as detail
from latest
