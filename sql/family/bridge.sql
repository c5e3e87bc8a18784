-- One row a pair of hubs that belong together, where it does not go without saying. A person's hub is
-- its first household, else itself; most families are one household and give no row.
with

home as (
    select
        person_id,
        min(other_id) as household_id
    from link
    where other_kind = 'household'
    group by person_id
),

person_hub as (
    select
        member.person_id,
        coalesce(concat('household ', home.household_id), concat('person ', member.person_id)) as hub
    from (
        select caregiver_id as person_id from caregiver
        union
        select child_id as person_id from child
        union
        select person_id from link
        union
        select other_id as person_id from link where other_kind = 'person'
    ) as member
    left join home
        on home.person_id = member.person_id
)

select distinct
    person_hub.hub,
    coalesce(other_hub.hub, concat('household ', link.other_id)) as other_hub
from link
inner join person_hub
    on person_hub.person_id = link.person_id
left join person_hub as other_hub
    on link.other_kind = 'person'
    and other_hub.person_id = link.other_id
where person_hub.hub <> coalesce(other_hub.hub, concat('household ', link.other_id))
