-- One row a household or person: the unit that it is decided with, named by its smallest hub.
with

node as (
    select
        'person' as node_kind,
        person_id as node_id,
        coalesce(
            concat('household ', min(if(other_kind = 'household', other_id, null))),
            concat('person ', person_id)
        ) as hub
    from (
        select person_id, other_kind, other_id from link
        union all
        select caregiver_id, null, null from caregiver
        union all
        select child_id, null, null from child
    ) as member
    group by person_id

    union all

    select
        'household' as node_kind,
        other_id as node_id,
        concat('household ', other_id) as hub
    from link
    where other_kind = 'household'
    group by other_id
)

select
    node.node_kind,
    node.node_id,
    coalesce(hub_root.root, node.hub) as unit_id
from node
left join hub_root
    on hub_root.hub = node.hub
