-- One row a chain in which a child was enrolled, with the spell that joins such chains for the child:
-- another caregiver of the same household within 30 days continues it (a change of primary caregiver),
-- the return of the one who left last begins anew, another household at the same time is left out, for
-- the earlier one counts (R15, R73). Where the caregiver is not seen until recheck_on, the child's days in
-- the chain end on closes_on.
with

stay as (
    select
        child_episode.child_id,
        episode.chain_id,
        min_by(child_episode.family_id, child_episode.enrollment_date) as household_id,
        min(episode.person_id) as person_id,
        min(child_episode.enrollment_date) as starts_on,
        max(coalesce(child_episode.exit_date, forever())) as ends_on,
        bool_or(child_episode.is_index) as is_index,
        bool_or(episode.is_miechv) as is_miechv
    from child_episode
    inner join episode
        on episode.episode_id = child_episode.episode_id
    where episode.is_counted
    group by child_episode.child_id, episode.chain_id
),

stays as (
    select
        child_id,
        array_sort(
            collect_list(
                named_struct(
                    'starts_on', starts_on,
                    'chain_id', chain_id,
                    'household_id', household_id,
                    'person_id', person_id,
                    'ends_on', ends_on,
                    'is_index', is_index,
                    'is_miechv', is_miechv
                )
            )
        ) as in_order
    from stay
    group by child_id
),

walked as (
    select
        child_id,
        aggregate(
            in_order,
            named_struct(
                'spell_id', cast(null as string),
                'household_id', cast(null as string),
                'person_id', cast(null as string),
                'ends_on', cast(null as date),
                'is_miechv', false,
                'placed', cast(array() as array<struct<
                    spell_id string, is_miechv boolean, stay struct<
                        starts_on date, chain_id string, household_id string,
                        person_id string, ends_on date, is_index boolean, is_miechv boolean
                    >
                >>)
            ),
            (spell, next) -> case
                when spell.ends_on is null
                    or next.starts_on > spell.ends_on
                        and (
                            next.household_id <> spell.household_id
                            or next.person_id = spell.person_id
                            or datediff(next.starts_on, spell.ends_on) - 1
                                > :enrollment_caregiver_change_max_gap_days
                        )
                    then named_struct(
                        'spell_id', next.chain_id,
                        'household_id', next.household_id,
                        'person_id', next.person_id,
                        'ends_on', next.ends_on,
                        'is_miechv', next.is_miechv,
                        'placed', array_append(spell.placed, named_struct(
                            'spell_id', next.chain_id, 'is_miechv', next.is_miechv, 'stay', next
                        ))
                    )
                when next.household_id = spell.household_id
                    then named_struct(
                        'spell_id', spell.spell_id,
                        'household_id', spell.household_id,
                        'person_id', if(next.ends_on < spell.ends_on, spell.person_id, next.person_id),
                        'ends_on', greatest(spell.ends_on, next.ends_on),
                        'is_miechv', spell.is_miechv,
                        'placed', array_append(spell.placed, named_struct(
                            'spell_id', spell.spell_id, 'is_miechv', spell.is_miechv, 'stay', next
                        ))
                    )
                else spell
            end
        ).placed as placed
    from stays
),

placed as (
    select
        walked.child_id,
        place.spell_id,
        place.stay.household_id,
        place.stay.chain_id,
        place.stay.starts_on as chain_starts_on,
        place.stay.ends_on as chain_last_day_on,
        min(place.stay.starts_on) over (partition by walked.child_id, place.spell_id) as starts_on,
        max(place.stay.ends_on) over (partition by walked.child_id, place.spell_id) as last_day_on,
        place.is_miechv,
        place.stay.is_index
    from walked
    lateral view explode(walked.placed) places as place
)

select
    placed.child_id,
    placed.spell_id,
    placed.household_id,
    placed.chain_id,
    placed.chain_starts_on,
    if(placed.chain_last_day_on = forever(), null, placed.chain_last_day_on) as chain_ends_on,
    placed.starts_on,
    if(placed.last_day_on = forever(), null, placed.last_day_on) as exit_date,
    placed.is_miechv,
    placed.is_index,
    if(caregiver_chain.closes_on < placed.chain_last_day_on, caregiver_chain.recheck_on, null) as recheck_on,
    if(caregiver_chain.closes_on < placed.chain_last_day_on, caregiver_chain.closes_on, null) as closes_on
from placed
inner join caregiver_chain
    on caregiver_chain.chain_id = placed.chain_id
