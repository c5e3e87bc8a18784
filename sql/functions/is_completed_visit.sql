-- True for a visit that took place in person or by video; a phone call is no visit (P-08, R12).
create or replace temporary function is_completed_visit(status string, mode string)
returns boolean
return coalesce(
    status = 'COMPLETED' and mode in ('IN_HOME', 'ALTERNATE_LOCATION', 'VIRTUAL'), false
)
