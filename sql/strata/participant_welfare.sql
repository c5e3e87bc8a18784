-- One row a person and period with any sign of child welfare: reports about an enrolled child that came
-- during the enrollment and referrals by child welfare are current, a flag of the state is history; none
-- reported needs a no to each of the state's flags (R56).
with

kin as (
    -- Also of enrollments that state counts leave out, for the rate card counts them (R80).
    select episode.chain_id, person.member_id as kin_id
    from episode
    inner join person
        on person.person_id = episode.person_id
        and person.person_kind = 'CAREGIVER'
    union
    select chain_id, family_id as kin_id
    from episode
    union
    select episode.chain_id, child_episode.child_id as kin_id
    from child_episode
    inner join episode
        on episode.episode_id = child_episode.episode_id
),

sign as (
    select
        kin.chain_id,
        priority_flag.flag_code as kind,
        kin.kin_id as sign_id,
        priority_flag.as_of_date as seen_on,
        priority_flag.value as answer
    from kin
    inner join priority_flag
        on priority_flag.subject_id = kin.kin_id
    where array_contains(:strata_child_welfare_flags, priority_flag.flag_code)
    union all
    select
        kin.chain_id,
        'report' as kind,
        maltreatment_report.report_id as sign_id,
        maltreatment_report.received_date as seen_on,
        'Y' as answer
    from kin
    inner join maltreatment_report
        on maltreatment_report.child_id = kin.kin_id
    union all
    select
        chain_id,
        'referral' as kind,
        referral_id as sign_id,
        enrollment_date as seen_on,
        'Y' as answer
    from welfare_referral
),

last_said as (
    -- Of two answers on one day, yes comes before unknown and unknown before no: Y, UNK, N.
    select
        participant.period_id,
        participant.subject_type,
        participant.subject_id,
        sign.kind,
        max_by(sign.answer, struct(sign.seen_on, sign.answer)) as answer
    from participant
    inner join sign
        on sign.chain_id = participant.chain_id
        and sign.seen_on <= participant.stands_on
    where sign.kind <> 'report'
        or sign.seen_on >= participant.enrolled_on
    group by
        participant.period_id,
        participant.subject_type,
        participant.subject_id,
        sign.kind,
        sign.sign_id
)

select
    period_id,
    subject_type,
    subject_id,
    case
        when bool_or(kind in ('report', 'referral')) then 'CURRENT'
        when bool_or(answer = 'Y') then 'HISTORY_ONLY'
        when bool_and(answer = 'N')
            and count(distinct kind) = size(:strata_child_welfare_flags) then 'NONE_REPORTED'
        else 'UNKNOWN'
    end as child_welfare
from last_said
group by period_id, subject_type, subject_id
