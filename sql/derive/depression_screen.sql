-- One row a depression screening that was done with an approved tool, by the person screened; one that
-- was declined, or not done for a reason, is none (R22, R75, R125).
select
    person.person_id,
    screening.administered_date,
    screening.score_total is not null as is_scored,
    screening.score_total >= screening_tool.cutoff as is_positive,
    evidence(
        'screening', screening.screening_id, screening.administered_date,
        screening.source, screening.file, screening.line
    ) as fact
from screening
inner join person
    on person.member_id = screening.person_id
inner join screening_tool
    on screening_tool.tool = screening.tool
    and screening_tool.domain = screening.domain
where screening.domain = 'DEPRESSION'
    and not coalesce(screening.declined, false)
    and screening.reason_not_done is null
