-- One row a person and day on which health coverage changed: the payer's group from that day on, until
-- next_on. Of several payers of one day the first of R124's list counts; a payer that no table knows is UNK.
with

told as (
    select
        person.person_kind,
        person.person_id,
        insurance.changed_date,
        coalesce(insurance.payer_group, payer.payer_group, 'UNK') as payer_group,
        evidence(
            'insurance', concat_ws('|', insurance.person_id, insurance.changed_date),
            insurance.changed_date, insurance.source, insurance.file, insurance.line
        ) as fact
    from insurance
    inner join person
        on person.member_id = insurance.person_id
    left join payer
        on payer.payer_text = upper(trim(insurance.payer_text))
        and coalesce(payer.state, :state) = :state
)

select
    person_kind,
    person_id,
    changed_date,
    min_by(
        payer_group,
        array_position(array('MEDICAID_CHIP', 'TRICARE', 'PRIVATE_OTHER', 'NONE', 'UNK'), payer_group)
    ) as payer_group,
    lead(changed_date) over (partition by person_kind, person_id order by changed_date) as next_on,
    collect_list(fact) as facts
from told
group by person_kind, person_id, changed_date
