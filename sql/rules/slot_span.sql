-- One row a stretch of a post, or of a team's posts, at a scope, with the slots that it offers there and
-- the staff it has. A Child First team is one caseload: twelve families, not twelve a post (CT-050, A-11).
with

visitor as (
    select
        level,
        stack(4, 'state', :state, 'contract', contract_id, 'program', program_id, 'staff', staff_id)
            as (scope_type, scope_id),
        families * fte as families,
        starts_on,
        ends_before
    from post_share
    where per = 'VISITOR'
),

team as (
    select
        level,
        stack(
            4,
            'state', :state, :caseload_standing_team_fte,
            'contract', contract_id, :caseload_standing_team_fte,
            'program', program_id, :caseload_standing_team_fte,
            'team', team_id, :caseload_team_fte
        ) as (scope_type, scope_id, filled),
        families,
        clinicians,
        coordinators,
        starts_on,
        ends_before
    from team_share
),

offer as (
    select
        level,
        scope_type,
        scope_id,
        families,
        starts_on,
        ends_before
    from visitor

    union all

    select
        level,
        scope_type,
        scope_id,
        families * case filled
            when 'larger' then greatest(clinicians, coordinators)
            when 'smaller' then least(clinicians, coordinators)
            else (clinicians + coordinators) / 2
        end as families,
        starts_on,
        ends_before
    from team
),

presence as (
    select
        stack(2, 'staff', staff_id, 'team', team_id) as (scope_type, scope_id),
        starts_on,
        ends_before
    from post_share
    where level = 'standing'

    union all

    -- Anybody on the staff, a supervisor too, gives a program its row (R92).
    select
        scope_type,
        scope_id,
        starts_on,
        least(date_add(ends_on, 1), forever()) as ends_before
    from staff_stint
    where role = 'ALL'
        and not is_contradictory
)

-- Which scopes count posts that still ramp up is an option (CT-053).
select
    scope_type,
    scope_id,
    starts_on,
    ends_before,
    cast(
        case :caseload_rounding
            when 'floor' then floor(families)
            when 'ceil' then ceil(families)
            when 'half_up' then round(families)
            else families
        end as decimal(12, 6)
    ) as slots,
    0 as staff
from offer
where scope_id is not null
    and level = if(array_contains(:caseload_ramping_counts_in, scope_type), 'standing', 'required')

union all

select
    scope_type,
    scope_id,
    starts_on,
    ends_before,
    cast(0 as decimal(12, 6)) as slots,
    1 as staff
from presence
where scope_id is not null
