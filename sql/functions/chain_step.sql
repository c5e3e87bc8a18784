-- What the next enrollment of a person does to the chain before it: 'transfer' or 'merge' continue it,
-- 'drop' leaves the next out, 'open' starts another. The gap is the days between the two, exit and
-- enrollment day not counted; an overlap makes it negative (R13, R71, R72).
create or replace temporary function chain_step(
    ends_on date,
    program_id string,
    recorded_episode_id string,
    is_transfer boolean,
    transferred_to_program_id string,
    next_on date,
    next_program_id string,
    next_recorded_episode_id string,
    is_transfer_continuous boolean,
    transfer_max_gap_days int,
    merge_gap_days int
)
returns string
return case
    when ends_on is null then 'open'
    when is_transfer
        and is_transfer_continuous
        and coalesce(transferred_to_program_id, next_program_id) = next_program_id
        and datediff(next_on, ends_on) - 1 between -1 and transfer_max_gap_days
        then 'transfer'
    when program_id = next_program_id
        and recorded_episode_id <> next_recorded_episode_id
        and datediff(next_on, ends_on) - 1 <= merge_gap_days
        then 'merge'
    when next_on <= ends_on then 'drop'
    else 'open'
end
