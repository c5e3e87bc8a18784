-- The line of Form 4 that a role is told in.
create or replace temporary function form4_line(role string)
returns string
return case
    when role in ('HOME_VISITOR', 'CLINICIAN', 'CARE_COORDINATOR') then 'home_visitor'
    when role in ('CLINICAL_SUPERVISOR', 'PROGRAM_MANAGER') then 'supervisor'
    else 'other'
end
