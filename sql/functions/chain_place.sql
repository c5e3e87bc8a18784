-- The list with one piece more, and the chain it was given.
create or replace temporary function chain_place(
    placed array<struct<episode_id string, chain_id string, is_counted boolean>>,
    episode_id string,
    chain_id string,
    is_counted boolean
)
returns array<struct<episode_id string, chain_id string, is_counted boolean>>
return array_append(
    placed,
    named_struct('episode_id', episode_id, 'chain_id', chain_id, 'is_counted', is_counted)
)
