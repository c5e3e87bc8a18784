-- One row a period, scope and cell of Form 1, with the totals of rows and columns that the form calculates.
-- A note is required where the unknown are ten percent or more of their row, and where so many of all adults
-- or children are of unknown gender.
with

cell as (
    select
        form_case.period_id,
        form_case.unit,
        form_case.state,
        form_case.contract_id,
        form_case.program_id,
        cell.table,
        cell.row,
        cell.column,
        form_case.units
    from form_case
    lateral view explode(form_case.cells) cells as cell
    where form_case.form = 'form1'
),

counted as (
    select
        period_id,
        case
            when grouping(contract_id) = 0 then 'contract'
            when grouping(program_id) = 0 then 'program'
            else 'state'
        end as scope_type,
        case
            when grouping(contract_id) = 0 then contract_id
            when grouping(program_id) = 0 then program_id
            else state
        end as scope_id,
        table,
        if(unit in ('in_person', 'virtual'), 'visit', unit) as unit,
        if(
            grouping(row) = 0,
            row,
            case
                when max(unit) = 'adult' then 'all_adults'
                when max(unit) = 'child' then 'all_children'
                else 'all'
            end
        ) as row,
        if(grouping(column) = 0, column, 'total') as column,
        sum(units) as value,
        grouping(row) = 1 as is_sum_of_rows
    from cell
    group by
        state,
        period_id,
        table,
        if(unit in ('in_person', 'virtual'), 'visit', unit),
        grouping sets ((contract_id), (program_id), ()),
        grouping sets ((row, column), (row), (column), ())
)

select
    period_id,
    scope_type,
    scope_id,
    table,
    row,
    column,
    value,
    case
        when table = 'participants'
            then column = 'total'
                and row in ('unknown_caregiver', 'unknown_child')
                and value * 10 >= max(if(is_sum_of_rows, value, 0)) over (
                    partition by period_id, scope_type, scope_id, table, unit, column
                )
        else column = 'unknown'
            and value * 10 >= max(if(column = 'total', value, 0)) over (
                partition by period_id, scope_type, scope_id, table, row
            )
    end as note_required
from counted
where not is_sum_of_rows
    or row <> 'all'
    or table in ('home_visits', 'by_model')
