-- One row a measure, period and subject: the decision with the program that it counts for, which is the
-- one that the chain was with on the day that places the subject, in a gap the sending one; a visit's is
-- its own (R122). Evidence is what made the enrollment, what made the child's days in it, and the
-- measure's own.
with

placed as (
    select
        measure_row.*,
        coalesce(
            try_element_at(
                filter(
                    chain_path.pieces,
                    piece -> piece.enrollment_date <= measure_row.denominator_on
                        and piece.recorded_episode_id = coalesce(
                            home_visit.episode_id, piece.recorded_episode_id
                        )
                ),
                -1
            ),
            chain_path.pieces[0]
        ) as piece
    from measure_row
    inner join chain_path
        on chain_path.chain_id = measure_row.chain_id
    left join home_visit
        on home_visit.visit_id = measure_row.subject_id
        and measure_row.subject_type = 'visit'
)

select
    placed.measure_id,
    placed.period_id,
    period.period_start,
    period.period_end,
    placed.subject_type,
    placed.subject_id,
    placed.piece.family_id,
    placed.piece.person_id as caregiver_id,
    placed.chain_id as episode_id,
    placed.piece.program_id,
    placed.piece.contract_id,
    placed.piece.model,
    placed.piece.region,
    split_part(placed.decision, ':', 1) as status,
    nullif(trim(split_part(placed.decision, ':', 2)), '') as reason,
    placed.events,
    placed.denominator_on,
    if(startswith(placed.decision, 'met'), placed.numerator_on, null) as numerator_on,
    array_sort(array_distinct(concat(
        caregiver_chain.evidence,
        coalesce(child_record.facts, array()),
        coalesce(placed.evidence, array())
    ))) as evidence,
    placed.recheck_on
from placed
inner join period
    on period.period_id = placed.period_id
inner join caregiver_chain
    on caregiver_chain.chain_id = placed.chain_id
left join child_record
    on child_record.chain_id = placed.chain_id
    and child_record.child_id = placed.subject_id
    and placed.subject_type = 'child'
