-- One row an enrollment: the letters of the state's characteristics and of the stressors of Parents as
-- Teachers that are met and that are unknown. Facts win over answers; without either it is unknown (R56).
with

told as (
    select episode_id, code, if(is_met, 'Y', 'N') as fact, cast(null as string) as answer
    from criterion_fact
    where is_met is not null

    union all

    select episode_id, code, cast(null as string) as fact, answer
    from criterion_flag
),

settled as (
    select episode_id, code, coalesce(max(fact), max(answer)) as answer
    from told
    group by episode_id, code
),

settled_of as (
    select
        episode.episode_id,
        collect_list(if(settled.answer = 'Y', settled.code, null)) as met,
        collect_list(if(settled.answer = 'N', settled.code, null)) as not_met
    from episode
    left join settled
        on settled.episode_id = episode.episode_id
    group by episode.episode_id
),

lettered as (
    select
        *,
        if(
            :eligibility_characteristics = 'UT',
            array('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
            array('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o')
        ) as letters,
        array('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p') as stressors,
        concat(:eligibility_characteristics, '_') as prefix
    from settled_of
)

select
    episode_id,
    filter(letters, letter -> array_contains(met, concat(prefix, letter))) as met,
    filter(
        letters,
        letter -> not array_contains(met, concat(prefix, letter))
            and not array_contains(not_met, concat(prefix, letter))
    ) as unknown,
    filter(stressors, letter -> array_contains(met, concat('PAT_', letter))) as stressors,
    filter(
        stressors,
        letter -> not array_contains(met, concat('PAT_', letter))
            and not array_contains(not_met, concat('PAT_', letter))
    ) as stressors_unknown
from lettered
