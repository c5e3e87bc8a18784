-- One row a scope and complete month on whose last day it was open, with the most families that its
-- programs may serve at once: those approved for the grant year which that day falls in, the same all
-- year, whatever posts are vacant (UT-010, UT-012). It is null where a program of the scope has no approval,
-- or a contract whose grant year begins on a day that nobody named.
with

place as (
    select
        complete_month.month,
        program.program_id,
        program.contract_id,
        max(program_capacity.max_capacity) as max_capacity
    from program
    inner join contract
        on contract.contract_id = program.contract_id
    inner join complete_month
        on program.start_date <= complete_month.month_end
        and coalesce(program.end_date, forever()) >= complete_month.month_end
    left join program_capacity
        on program_capacity.program_id = program.program_id
        and program_capacity.approved_date <= :as_of
        and program_capacity.grant_year = year(complete_month.month_end)
            - cast(
                date_format(complete_month.month_end, 'MM-dd')
                < coalesce(contract.grant_year_start, :period_grant_year_start) as int
            )
    group by complete_month.month, program.program_id, program.contract_id
)

select
    month,
    case
        when grouping(program_id) = 0 then 'program'
        when grouping(contract_id) = 0 then 'contract'
        else 'state'
    end as scope_type,
    case
        when grouping(program_id) = 0 then program_id
        when grouping(contract_id) = 0 then contract_id
        else :state
    end as scope_id,
    if(count(*) = count(max_capacity), cast(sum(max_capacity) as bigint), null) as max_capacity
from place
group by month, grouping sets ((program_id), (contract_id), ())
