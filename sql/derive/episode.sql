-- One row a stretch of enrollment of a caregiver: gold.episode. is_miechv is that of the chain's first
-- piece and is kept through transfers (R3, R78).
with

funding as (
    select
        piece.episode_id,
        enrollment.funding_stream = 'MIECHV' as is_miechv
    from piece
    inner join enrollment
        on enrollment.episode_id = piece.recorded_episode_id
)

select
    piece.episode_id,
    piece.recorded_episode_id,
    enrollment.caregiver_id,
    chain.person_id,
    enrollment.household_id as family_id,
    enrollment.program_id,
    program.contract_id,
    program.model,
    piece.enrollment_date,
    piece.exit_date,
    piece.exit_kind,
    if(piece.has_recorded_exit, enrollment.exit_reason, null) as exit_reason,
    chain.chain_id,
    chain.is_counted,
    delivery.is_prenatal,
    enrollment.primary_caregiver as is_primary,
    funding.is_miechv,
    delivery.pregnancy_id,
    piece.recheck_on
from piece
inner join enrollment
    on enrollment.episode_id = piece.recorded_episode_id
inner join program
    on program.program_id = enrollment.program_id
inner join chain
    on chain.episode_id = piece.episode_id
inner join funding
    on funding.episode_id = chain.chain_id
inner join delivery
    on delivery.episode_id = piece.episode_id
