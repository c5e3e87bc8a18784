-- Whose groups a case is counted in: children's their own, births' and visits' the caregiver's (R123).
create or replace temporary function described_by(measure_id string, subject_type string)
returns string
return if(subject_type = 'child' and measure_id <> 'm01', 'child', 'caregiver')
