-- One row a quarter and scope of Form 4: households at its end against the capacity of all funded posts
-- filled, what became of those served in it, and the staff (measures.md 5A). Capacity is the one approved for
-- the grant year, else funded posts times the families of the model; a Child First team has two posts.
with

funded as (
    select
        form4_place.period_id,
        form4_place.program_id,
        sum(if(position.role = 'HOME_VISITOR', position.fte, 0)) as visitors,
        greatest(
            sum(if(position.role = 'CLINICIAN', position.fte, 0)),
            sum(if(position.role = 'CARE_COORDINATOR', position.fte, 0))
        ) as teams
    from form4_place
    inner join position
        on position.program_id = form4_place.program_id
        and position.funded
        and form4_place.ends_on between position.valid_from and coalesce(position.valid_to, forever())
    group by form4_place.period_id, form4_place.program_id
),

figure as (
    select
        form_case.period_id,
        form_case.program_id,
        form_case.contract_id,
        concat(cell.table, '/', cell.column) as name,
        cast(form_case.units as decimal(12, 3)) as amount
    from form_case
    lateral view explode(form_case.cells) cells as cell
    where form_case.form = 'form4'

    union all

    select
        form4_place.period_id,
        form4_place.program_id,
        form4_place.contract_id,
        'max_capacity' as name,
        cast(
            coalesce(
                form4_place.approved_families,
                caseload_standard.families
                    * if(caseload_standard.per = 'TEAM', funded.teams, funded.visitors)
            ) as decimal(12, 3)
        ) as amount
    from form4_place
    left join caseload_standard
        on caseload_standard.state = :state
        and caseload_standard.model = form4_place.model
    left join funded
        on funded.period_id = form4_place.period_id
        and funded.program_id = form4_place.program_id
    where form4_place.is_open

    union all

    select
        form4_place.period_id,
        form4_place.program_id,
        form4_place.contract_id,
        concat(form4_line(position.role), '/vacant_fte') as name,
        cast(position.fte as decimal(12, 3)) as amount
    from form4_place
    inner join position
        on position.program_id = form4_place.program_id
        and position.funded
        and form4_place.ends_on between position.valid_from and coalesce(position.valid_to, forever())
    inner join vacancy
        on vacancy.position_id = position.position_id
        and vacancy.vacancy_start <= form4_place.ends_on
        and coalesce(vacancy.filled_date, forever()) > form4_place.ends_on
    where form4_place.is_open
),

employed as (
    select
        period_id,
        scope_type,
        scope_id,
        line,
        stack(
            2,
            if(since_on >= period_start, 'new', 'continuing'), cast(1 as decimal(12, 3)),
            'fte', cast(fte as decimal(12, 3))
        ) as (what, amount)
    from form4_staff
),

summed as (
    -- Parts are decimals, for a sum of doubles depends on their order.
    select
        period_id,
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
        name,
        cast(sum(amount) as double) as amount
    from figure
    group by period_id, name, grouping sets ((program_id), (contract_id), ())

    union all

    select
        period_id,
        scope_type,
        scope_id,
        concat(line, '/', what) as name,
        cast(sum(amount) as double) as amount
    from employed
    group by period_id, scope_type, scope_id, line, what
),

scope as (
    select
        period_id,
        scope_type,
        scope_id,
        map_from_entries(collect_list(struct(name, amount))) as figures
    from summed
    group by period_id, scope_type, scope_id
)

select
    period_id,
    scope_type,
    scope_id,
    cast(coalesce(figures['capacity/new'], 0) as bigint) as new,
    cast(coalesce(figures['capacity/continuing'], 0) as bigint) as continuing,
    cast(coalesce(figures['capacity/new'], 0) + coalesce(figures['capacity/continuing'], 0) as bigint)
        as caseload,
    figures['max_capacity'] as max_capacity,
    if(figures['max_capacity'] > 0, 100 * caseload / figures['max_capacity'], null) as capacity_pct,
    named_struct(
        'current', cast(coalesce(figures['engagement/current'], 0) as bigint),
        'completed', cast(coalesce(figures['engagement/completed'], 0) as bigint),
        'stopped', cast(coalesce(figures['engagement/stopped'], 0) as bigint),
        'other', cast(coalesce(figures['engagement/other'], 0) as bigint)
    ) as engagement,
    if(
        engagement.current + engagement.completed + engagement.stopped + engagement.other > 0,
        100 * engagement.stopped
            / (engagement.current + engagement.completed + engagement.stopped + engagement.other),
        null
    ) as attrition_pct,
    transform(
        array('home_visitor', 'supervisor', 'other'),
        role -> named_struct(
            'role', role,
            'new', cast(coalesce(figures[concat(role, '/new')], 0) as bigint),
            'continuing', cast(coalesce(figures[concat(role, '/continuing')], 0) as bigint),
            'fte', coalesce(figures[concat(role, '/fte')], 0),
            'vacant_fte', coalesce(figures[concat(role, '/vacant_fte')], 0)
        )
    ) as staff
from scope
