-- One row a scope, role, staff member and unbroken stay: assignments that overlap or touch are one, so that a
-- promotion or a move within the scope is no separation; a gap is a separation and a hire (R53).
with

marked as (
    select
        *,
        coalesce(
            date_add(starts_on, -1) > max(ends_on) over (
                partition by scope_type, scope_id, role, staff_id
                order by starts_on, ends_on, valid_from, program_id, work
                rows between unbounded preceding and 1 preceding
            ),
            true
        ) as is_opening
    from staff_stint
    where not is_contradictory
),

numbered as (
    select
        *,
        count_if(is_opening) over (
            partition by scope_type, scope_id, role, staff_id
            order by starts_on, ends_on, valid_from, program_id, work
            rows between unbounded preceding and current row
        ) as spell_no
    from marked
),

spell as (
    select
        *,
        min(starts_on) over stay as spell_starts_on,
        max(ends_on) over stay as spell_ends_on
    from numbered
    window stay as (partition by scope_type, scope_id, role, staff_id, spell_no)
),

post as (
    -- Of two assignments to one post the later one tells how much of a job it is.
    select
        scope_type,
        scope_id,
        role,
        staff_id,
        spell_starts_on as starts_on,
        spell_ends_on as ends_on,
        max_by(fte, if(ends_on = spell_ends_on, valid_from, null)) as last_fte
    from spell
    group by scope_type, scope_id, role, staff_id, spell_starts_on, spell_ends_on, program_id, work
)

select scope_type, scope_id, role, staff_id, starts_on, ends_on, sum(last_fte) as last_fte
from post
group by scope_type, scope_id, role, staff_id, starts_on, ends_on
