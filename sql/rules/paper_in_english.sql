-- One row a paper of a contract in another language: whether its copy in English is on file, another paper
-- that is in English or does not tell its language (CT-143).
with

paper as (
    select
        *,
        upper(trim(language)) in ('ENGLISH', 'ENG', 'EN') as is_english
    from document
)

select
    'CT-143' as rule_id,
    'contract' as subject_type,
    paper.contract_id as subject_id,
    cast(null as string) as program_id,
    paper.document_date as occurrence_on,
    cast(null as date) as due_on,
    copy.document_date as actual_on,
    if(copy.document_id is not null, 'pass', 'fail') as result,
    concat(paper.document_id, ': ', paper.language) as detail
from paper
left join paper as copy
    on copy.document_id = paper.english_copy_id
    and copy.contract_id = paper.contract_id
    and copy.document_id <> paper.document_id
    and coalesce(copy.is_english, true)
where paper.document_date <= :as_of
    and not paper.is_english
