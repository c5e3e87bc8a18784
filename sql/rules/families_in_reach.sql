-- One row a home visitor of Early Head Start and complete month with a family: whether the families
-- carried on its last day, in all programs together, are no more than federal rules allow one visitor
-- (CT-056). The row names the program where there is only one.
with

carried as (
    select
        carried_span.carrier_id as staff_id,
        complete_month.month_end,
        if(
            count(distinct carried_span.program_id) = 1, min(carried_span.program_id), null
        ) as program_id,
        count(distinct carried_span.family_id) as families
    from carried_span
    inner join program
        on program.program_id = carried_span.program_id
        and program.model = 'EHS'
    inner join complete_month
        on carried_span.starts_on <= complete_month.month_end
        and carried_span.ends_before > complete_month.month_end
    where carried_span.carrier_type = 'staff'
    group by carried_span.carrier_id, complete_month.month_end
)

select
    'CT-056' as rule_id,
    'staff' as subject_type,
    staff_id as subject_id,
    program_id,
    month_end as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    if(families <= cast(:caseload_most_families_ehs as int), 'pass', 'fail') as result,
    concat(families, ' families') as detail
from carried
