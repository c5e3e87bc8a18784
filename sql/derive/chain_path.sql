-- One row a counted chain: its pieces in the order of enrollment, with the program of each.
select
    chain_id,
    array_sort(
        collect_list(
            named_struct(
                'enrollment_date', enrollment_date,
                'episode_id', episode_id,
                'person_id', person_id,
                'family_id', family_id,
                'program_id', program_id,
                'contract_id', contract_id,
                'model', model
            )
        )
    ) as pieces
from episode
where is_counted
group by chain_id
