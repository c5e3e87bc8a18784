-- One row a contract, grant year of it that is over and way: whether a referral of each kind was received,
-- and one of each kind was given (UT-064). A year without one does not prove that nobody is there, so it
-- is a warning.
with

asked as (
    select stack(
        2,
        'received', array(
            'WIC', 'LHD', 'FAMILY_PLANNING', 'PRENATAL_CARE', 'HOSPITAL', 'CLINIC', 'HELP_ME_GROW',
            'EARLY_INTERVENTION', 'TRIBAL'
        ),
        'given', array('MENTAL_HEALTH', 'IPV', 'SUD', 'EARLY_INTERVENTION')
    ) as (way, kinds)
),

referral as (
    select
        program_id,
        'received' as way,
        source_type as kind,
        to_date(from_utc_timestamp(received_at, :time_zone)) as day
    from referral_in

    union all

    select
        enrolled_member.program_id,
        'given' as way,
        referral_out.service_type as kind,
        referral_out.provided_date as day
    from referral_out
    inner join enrolled_member
        on enrolled_member.member_id = referral_out.person_id
        and referral_out.provided_date between enrolled_member.enrollment_date and enrolled_member.exit_date
),

dealt as (
    select
        program.contract_id,
        referral.way,
        referral.kind,
        referral.day
    from referral
    inner join program
        on program.program_id = referral.program_id
),

covered as (
    select
        contract_year.contract_id,
        contract_year.starts_on,
        contract_year.ends_on,
        asked.way,
        asked.kinds,
        array_except(asked.kinds, collect_set(dealt.kind)) as without
    from contract_year
    cross join asked
    left join dealt
        on dealt.contract_id = contract_year.contract_id
        and dealt.way = asked.way
        and dealt.day between contract_year.starts_on and contract_year.ends_on
    where contract_year.ends_on <= :as_of
    group by all
)

select
    'UT-064' as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    starts_on as occurrence_on,
    ends_on as due_on,
    cast(null as date) as actual_on,
    if(size(without) = 0, 'pass', 'warn') as result,
    concat(
        way, ': ', size(kinds) - size(without), ' of ', size(kinds), ' kinds',
        if(size(without) = 0, '', concat(', without ', array_join(without, ', ')))
    ) as detail
from covered
