-- One row a counted chain: its pieces in the order of enrollment, with the program of each.
select
    episode.chain_id,
    array_sort(
        collect_list(
            named_struct(
                'enrollment_date', episode.enrollment_date,
                'episode_id', episode.episode_id,
                'recorded_episode_id', episode.recorded_episode_id,
                'person_id', episode.person_id,
                'family_id', episode.family_id,
                'program_id', episode.program_id,
                'contract_id', episode.contract_id,
                'model', episode.model,
                'region', contract.region
            )
        )
    ) as pieces
from episode
left join contract
    on contract.contract_id = episode.contract_id
where episode.is_counted
group by episode.chain_id
