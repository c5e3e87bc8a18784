-- One row a piece: the index delivery, and whether the caregiver enrolled before it.
-- The delivery is that of the pregnancy that the enrollment names, else the birth of the earliest-born
-- index child of the chain (R14, R73). delivered_on is the day of the first birth.
with

record as (
    select
        piece.episode_id,
        piece.enrollment_date,
        chain.chain_id,
        enrollment.household_id as family_id,
        enrollment.pregnancy_id
    from piece
    inner join chain
        on chain.episode_id = piece.episode_id
    inner join enrollment
        on enrollment.episode_id = piece.recorded_episode_id
),

index_birth as (
    select
        chain.chain_id,
        child.dob,
        evidence('child', child.child_id, null, child.source, child.file, child.line) as fact
    from chain
    inner join piece
        on piece.episode_id = chain.episode_id
    inner join child_enrollment
        on child_enrollment.episode_id = piece.recorded_episode_id
    inner join child
        on child.child_id = child_enrollment.child_id
    where child_enrollment.index_child
        and coalesce(child.live_birth, true)
),

pregnancy_birth as (
    select
        pregnancy_id,
        min(if(coalesce(live_birth, true), dob, null)) as born_on,
        min(if(coalesce(live_birth, true), null, dob)) as stillborn_on,
        collect_list(evidence('child', child_id, null, source, file, line)) as facts
    from child
    where pregnancy_id is not null
    group by pregnancy_id
),

named as (
    select
        record.*,
        pregnancy.outcome,
        pregnancy.delivery_date,
        coalesce(
            pregnancy_birth.born_on,
            if(pregnancy.outcome = 'LIVE_BIRTH', pregnancy.delivery_date, null)
        ) as born_on,
        coalesce(pregnancy_birth.stillborn_on, pregnancy.delivery_date) as lost_on,
        pregnancy.pregnancy_id is not null as is_named,
        concat(
            if(
                pregnancy.pregnancy_id is null,
                array(),
                array(evidence(
                    'pregnancy', pregnancy.pregnancy_id, null,
                    pregnancy.source, pregnancy.file, pregnancy.line
                ))
            ),
            coalesce(pregnancy_birth.facts, array())
        ) as facts
    from record
    left join pregnancy
        on pregnancy.pregnancy_id = record.pregnancy_id
    left join pregnancy_birth
        on pregnancy_birth.pregnancy_id = record.pregnancy_id
),

with_index as (
    select
        named.episode_id,
        named.family_id,
        named.enrollment_date,
        named.pregnancy_id,
        named.outcome,
        named.born_on,
        named.lost_on,
        named.is_named,
        named.facts,
        collect_list(index_birth.fact) as index_facts,
        min(index_birth.dob) as index_born_on,
        min(if(index_birth.dob > named.enrollment_date, index_birth.dob, null)) as later_born_on
    from named
    left join index_birth
        on index_birth.chain_id = named.chain_id
    group by
        named.episode_id,
        named.family_id,
        named.enrollment_date,
        named.pregnancy_id,
        named.outcome,
        named.born_on,
        named.lost_on,
        named.is_named,
        named.facts
),

decided as (
    select
        *,
        case
            when not is_named then if(index_born_on is null, null, 'born')
            when born_on is not null then 'born'
            when outcome = 'LIVE_BIRTH' then 'born_undated'
            when outcome in ('FETAL_LOSS', 'STILLBIRTH', 'TERMINATION') then 'lost'
            when later_born_on is not null then 'born'
            else 'expected'
        end as course,
        case
            when not is_named then index_born_on
            when born_on is not null then born_on
            when outcome in ('LIVE_BIRTH', 'FETAL_LOSS', 'STILLBIRTH', 'TERMINATION') then null
            else later_born_on
        end as delivered_on
    from with_index
)

select
    episode_id,
    family_id,
    pregnancy_id,
    course,
    delivered_on,
    if(course = 'lost', lost_on, null) as lost_on,
    coalesce(
        case course
            when 'born' then
                delivered_on > enrollment_date
                or delivered_on = enrollment_date and :enrollment_dob_equals_enroll = 'prenatal'
            when 'lost' then coalesce(lost_on > enrollment_date, true)
            else course in ('born_undated', 'expected')
        end,
        false
    ) as is_prenatal,
    if(is_named, facts, index_facts) as facts
from decided
