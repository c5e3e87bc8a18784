-- One row a piece, with the chain it belongs to and whether federal measures and state counts see it.
-- Per person, in the order of enrollment: a marked transfer within the gap, and the same program
-- without a gap, continue the chain; what overlaps the chain otherwise is dropped wholly (R13, R71,
-- R72). A chain is named by its first piece.
with

stay as (
    select
        person.person_id,
        piece.episode_id,
        piece.recorded_episode_id,
        piece.enrollment_date,
        coalesce(piece.exit_date, forever()) as ends_on,
        enrollment.program_id,
        coalesce(enrollment.exit_reason = 'TRANSFER', false) and piece.has_recorded_exit as is_transfer,
        enrollment.transferred_to_program_id
    from piece
    inner join enrollment
        on enrollment.episode_id = piece.recorded_episode_id
    inner join person
        on person.member_id = enrollment.caregiver_id
        and person.person_kind = 'CAREGIVER'
),

stays as (
    select
        person_id,
        array_sort(
            collect_list(
                named_struct(
                    'enrollment_date', enrollment_date,
                    'episode_id', episode_id,
                    'recorded_episode_id', recorded_episode_id,
                    'ends_on', ends_on,
                    'program_id', program_id,
                    'is_transfer', is_transfer,
                    'transferred_to_program_id', transferred_to_program_id
                )
            )
        ) as in_order
    from stay
    group by person_id
),

walked as (
    select
        person_id,
        aggregate(
            in_order,
            named_struct(
                'chain_id', cast(null as string),
                'recorded_episode_id', cast(null as string),
                'ends_on', cast(null as date),
                'program_id', cast(null as string),
                'is_transfer', false,
                'transferred_to_program_id', cast(null as string),
                'placed', cast(array() as array<struct<
                    episode_id string, chain_id string, is_counted boolean
                >>)
            ),
            (chain, next) -> case
                -- A transfer: the gap is the days between the two, an overlap makes it negative.
                when chain.is_transfer
                    and chain.recorded_episode_id <> next.recorded_episode_id
                    and :enrollment_transfer_policy = 'continuous'
                    and coalesce(chain.transferred_to_program_id, next.program_id) = next.program_id
                    and datediff(next.enrollment_date, chain.ends_on) >= 0
                    and datediff(next.enrollment_date, chain.ends_on) - 1
                        <= :enrollment_transfer_max_gap_days
                    then named_struct(
                    'chain_id', chain.chain_id,
                    'recorded_episode_id', next.recorded_episode_id,
                    'ends_on', next.ends_on,
                    'program_id', next.program_id,
                    'is_transfer', next.is_transfer,
                    'transferred_to_program_id', next.transferred_to_program_id,
                    'placed', array_append(chain.placed, named_struct(
                        'episode_id', next.episode_id,
                        'chain_id', chain.chain_id,
                        'is_counted', true
                    ))
                )
                -- The same program again, without a gap.
                when chain.program_id = next.program_id
                    and chain.recorded_episode_id <> next.recorded_episode_id
                    and datediff(next.enrollment_date, chain.ends_on) - 1
                        <= :enrollment_merge_gap_days
                    then named_struct(
                    'chain_id', chain.chain_id,
                    'recorded_episode_id', next.recorded_episode_id,
                    'ends_on', greatest(chain.ends_on, next.ends_on),
                    'program_id', next.program_id,
                    'is_transfer', next.is_transfer,
                    'transferred_to_program_id', next.transferred_to_program_id,
                    'placed', array_append(chain.placed, named_struct(
                        'episode_id', next.episode_id,
                        'chain_id', chain.chain_id,
                        'is_counted', true
                    ))
                )
                -- Dual enrollment: the earlier one counts.
                when next.enrollment_date <= chain.ends_on
                    then named_struct(
                    'chain_id', chain.chain_id,
                    'recorded_episode_id', chain.recorded_episode_id,
                    'ends_on', chain.ends_on,
                    'program_id', chain.program_id,
                    'is_transfer', chain.is_transfer,
                    'transferred_to_program_id', chain.transferred_to_program_id,
                    'placed', array_append(chain.placed, named_struct(
                        'episode_id', next.episode_id,
                        'chain_id', next.episode_id,
                        'is_counted', false
                    ))
                )
                else named_struct(
                    'chain_id', next.episode_id,
                    'recorded_episode_id', next.recorded_episode_id,
                    'ends_on', next.ends_on,
                    'program_id', next.program_id,
                    'is_transfer', next.is_transfer,
                    'transferred_to_program_id', next.transferred_to_program_id,
                    'placed', array_append(chain.placed, named_struct(
                        'episode_id', next.episode_id,
                        'chain_id', next.episode_id,
                        'is_counted', true
                    ))
                )
            end
        ).placed as placed
    from stays
)

select
    walked.person_id,
    place.episode_id,
    place.chain_id,
    place.is_counted
from walked
lateral view explode(walked.placed) places as place
