-- One row a stretch of a post with one full-time equivalent, twice: standing, the whole post from its first
-- day, and required, what the ramp asks of it. A linear ramp adds the same share with each month
-- (A-09); else nothing is required before its end.
with

step as (
    select
        *,
        explode(
            sequence(
                if(:caseload_ramp_slots = 'linear', least(1, :caseload_ramp_months), :caseload_ramp_months),
                :caseload_ramp_months
            )
        ) as months
    from caseload_post
),

share as (
    select
        caseload_post.*,
        'standing' as level,
        cast(1 as decimal(9, 8)) as share,
        starts_on as shares_on,
        ends_before as shares_before
    from caseload_post

    union all

    select
        step.* except (months),
        'required' as level,
        cast(if(months = :caseload_ramp_months, 1, months / :caseload_ramp_months) as decimal(9, 8)) as share,
        if(months = :caseload_ramp_months, ramped_on, add_months(ramps_on, months)) as shares_on,
        case
            when months = :caseload_ramp_months then forever()
            when months = :caseload_ramp_months - 1 then ramped_on
            else add_months(ramps_on, months + 1)
        end as shares_before
    from step
),

part as (
    select
        * except (starts_on, ends_before, fte, share),
        stack(
            2,
            starts_on, reduced_on, cast(fte * share as decimal(12, 8)),
            reduced_on, ends_before, cast(fte * share * (1 - reduced_share) as decimal(12, 8))
        ) as (part_on, part_before, fte),
        starts_on,
        ends_before
    from share
)

select
    staff_id,
    role,
    team_id,
    program_id,
    contract_id,
    families,
    per,
    level,
    fte,
    greatest(starts_on, shares_on, part_on) as starts_on,
    least(ends_before, shares_before, part_before) as ends_before
from part
where shares_on is not null
    and greatest(starts_on, shares_on, part_on) < least(ends_before, shares_before, part_before)
