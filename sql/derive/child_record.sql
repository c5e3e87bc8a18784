-- One row a child and counted chain: the records of the child, its service under the chain, and its death.
select
    episode.chain_id,
    child.child_id,
    array_compact(concat(
        array(evidence('child', child.child_id, null, child.source, child.file, child.line)),
        collect_list(
            evidence(
                'child_enrollment', concat(child_enrollment.episode_id, '|', child.child_id), null,
                child_enrollment.source, child_enrollment.file, child_enrollment.line
            )
        ),
        collect_list(if(
            death.child_id is null,
            null,
            evidence(
                'death', death.child_id, death.death_date, death.source, death.file, death.line
            )
        ))
    )) as facts
from episode
inner join child_enrollment
    on child_enrollment.episode_id = episode.recorded_episode_id
inner join child
    on child.child_id = child_enrollment.child_id
left join death
    on death.child_id = child.child_id
where episode.is_counted
group by episode.chain_id, child.child_id, child.source, child.file, child.line
