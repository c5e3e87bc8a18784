-- One row a person: what does not change with time. A joined person is described, answer by answer, by
-- the first of its records that has one; UNK is none (R72).
with

record as (
    select
        'CAREGIVER' as person_kind,
        caregiver_id as member_id,
        dob,
        sex,
        race_codes,
        hispanic,
        primary_language
    from caregiver

    union all

    select
        'CHILD' as person_kind,
        child_id as member_id,
        dob,
        sex,
        race_codes,
        hispanic,
        primary_language
    from child
)

select
    person.person_kind,
    person.person_id,
    min(record.dob) as dob,
    min_by(record.sex, if(nullif(record.sex, 'UNK') is null, null, record.member_id)) as sex,
    min_by(
        record.race_codes,
        if(size(array_remove(record.race_codes, 'UNK')) > 0, record.member_id, null)
    ) as race_codes,
    min_by(record.hispanic, if(record.hispanic is null, null, record.member_id)) as hispanic,
    min_by(record.primary_language, if(record.primary_language is null, null, record.member_id))
        as primary_language
from record
inner join person
    on person.member_id = record.member_id
    and person.person_kind = record.person_kind
group by person.person_kind, person.person_id
