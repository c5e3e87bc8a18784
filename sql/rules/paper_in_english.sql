-- One row a paper of a contract in another language: whether its copy in English is on file (CT-143).
select
    'CT-143' as rule_id,
    'contract' as subject_type,
    document.contract_id as subject_id,
    cast(null as string) as program_id,
    document.document_date as occurrence_on,
    cast(null as date) as due_on,
    copy.document_date as actual_on,
    if(copy.document_id is not null, 'pass', 'fail') as result,
    concat(document.document_id, ': ', document.language) as detail
from document
left join document as copy
    on copy.document_id = document.english_copy_id
    and copy.contract_id = document.contract_id
where document.document_date <= :as_of
    and upper(trim(document.language)) not in ('ENGLISH', 'ENG', 'EN')
