-- One row a tool in use that the reference data gives no cut-off, so that no screening with it is positive
-- (R75). The place to mend is the reference file, so the finding names that one.
with

known as (
    select
        tool,
        max_by(cutoff, coalesce(state, '')) as cutoff
    from screening_tool
    where coalesce(state, :state) = :state
        and domain in ('DEPRESSION', 'IPV', 'SUBSTANCE')
    group by tool
)

select
    'tool_without_cutoff' as rule,
    'warning' as severity,
    'screening' as entity,
    known.tool as key,
    :state as state,
    'reference' as source,
    :state as batch_id,
    max(screening.delivered_on) as extract_date,
    'conf/reference/screening_tool.csv' as file,
    cast(null as bigint) as line,
    concat('cutoff of ', known.tool) as column,
    cast(null as string) as raw_value,
    'The tool has no cut-off here, so no screening with it is positive. Enter the cut-off.' as message
from screening
inner join known
    on known.tool = screening.tool
where known.cutoff is null
group by known.tool
