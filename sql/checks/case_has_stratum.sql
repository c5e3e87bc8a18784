-- warn
-- Cases whose subject nothing describes, so that it is UNKNOWN in every stratifier.
select
    decided_case.measure_id,
    decided_case.period_id,
    decided_case.subject_type,
    decided_case.subject_id
from decided_case
left anti join participant_stratum
    on participant_stratum.period_id = decided_case.period_id
    and participant_stratum.subject_type = described_by(decided_case.measure_id, decided_case.subject_type)
    and participant_stratum.subject_id = if(
        described_by(decided_case.measure_id, decided_case.subject_type) = 'child',
        decided_case.subject_id,
        decided_case.caregiver_id
    )
