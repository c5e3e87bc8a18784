-- One row a quarter and scope of Form 4: households at its end against the capacity of all funded posts
-- filled, what became of those served in it, and the staff (measures.md 5A). Capacity is the one approved
-- for the grant year, else funded posts times the families of the model; a Child First team has two posts.
with

place as (
    select
        form_period.period_id,
        form_period.period_start,
        least(form_period.period_end, :as_of) as ends_on,
        program.program_id,
        program.contract_id,
        coalesce(contract.grant_year_start, '01-01') as grant_year_start,
        caseload_standard.families,
        coalesce(caseload_standard.per, 'VISITOR') as per
    from program
    inner join contract
        on contract.contract_id = program.contract_id
    inner join form_period
        on program.start_date <= form_period.period_end
        and coalesce(program.end_date, forever()) >= form_period.period_start
    left join caseload_standard
        on caseload_standard.state = :state
        and caseload_standard.model = program.model
    where form_period.form = 'form4'
        and contract.funding_stream = 'MIECHV'
),

approved as (
    select
        place.period_id,
        place.program_id,
        max_by(program_capacity.max_capacity, program_capacity.grant_year) as families
    from place
    inner join program_capacity
        on program_capacity.program_id = place.program_id
        and to_date(concat(program_capacity.grant_year, '-', place.grant_year_start)) <= place.ends_on
        and program_capacity.approved_date <= place.ends_on
    group by place.period_id, place.program_id
),

funded as (
    select
        place.period_id,
        place.program_id,
        sum(if(position.role = 'HOME_VISITOR', position.fte, 0)) as visitors,
        greatest(
            sum(if(position.role = 'CLINICIAN', position.fte, 0)),
            sum(if(position.role = 'CARE_COORDINATOR', position.fte, 0))
        ) as teams
    from place
    inner join position
        on position.program_id = place.program_id
        and position.funded
        and place.ends_on between position.valid_from and coalesce(position.valid_to, forever())
    group by place.period_id, place.program_id
),

-- Staff and empty posts at the end of the quarter, as the roles of the form.
post as (
    select
        place.period_id,
        place.program_id,
        place.contract_id,
        staff_assignment.role,
        stack(
            2,
            if(staff_assignment.valid_from >= place.period_start, 'new', 'continuing'),
            cast(1 as decimal(12, 3)),
            'fte', cast(staff_assignment.fte as decimal(12, 3))
        ) as (what, amount)
    from place
    inner join staff_assignment
        on staff_assignment.program_id = place.program_id
        and staff_assignment.valid_from <= place.ends_on
        and coalesce(staff_assignment.valid_to, forever()) >= place.ends_on

    union all

    select
        place.period_id,
        place.program_id,
        place.contract_id,
        position.role,
        'vacant_fte' as what,
        cast(position.fte as decimal(12, 3)) as amount
    from place
    inner join position
        on position.program_id = place.program_id
        and position.funded
        and place.ends_on between position.valid_from and coalesce(position.valid_to, forever())
    inner join vacancy
        on vacancy.position_id = position.position_id
        and vacancy.vacancy_start <= place.ends_on
        and coalesce(vacancy.filled_date, forever()) > place.ends_on
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
        place.period_id,
        place.program_id,
        place.contract_id,
        'max_capacity' as name,
        cast(
            coalesce(
                approved.families,
                place.families * if(place.per = 'TEAM', funded.teams, funded.visitors)
            ) as decimal(12, 3)
        ) as amount
    from place
    left join approved
        on approved.period_id = place.period_id
        and approved.program_id = place.program_id
    left join funded
        on funded.period_id = place.period_id
        and funded.program_id = place.program_id

    union all

    select
        period_id,
        program_id,
        contract_id,
        concat(
            case
                when role in ('HOME_VISITOR', 'CLINICIAN', 'CARE_COORDINATOR') then 'home_visitor'
                when role in ('CLINICAL_SUPERVISOR', 'PROGRAM_MANAGER') then 'supervisor'
                else 'other'
            end,
            '/',
            what
        ) as name,
        amount
    from post
),

summed as (
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
        -- Parts are decimals, for a sum of doubles depends on their order.
        cast(sum(amount) as double) as amount
    from figure
    group by period_id, name, grouping sets ((program_id), (contract_id), ())
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
