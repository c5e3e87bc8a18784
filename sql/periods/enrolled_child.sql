-- One row a period and index child enrolled in it: the child's latest MIECHV spell of the period, named by
-- the latest of its chains in the period (R1, R5, R16, R122). On recheck_on time alone may end one of its
-- chains on closes_on. A state may count one child a household, the one enrolled first (measures.md 2.4).
with

spell as (
    select
        period.period_id,
        period.period_start,
        period.period_end,
        child_spell.child_id,
        child_spell.household_id,
        child_spell.starts_on,
        child_spell.exit_date,
        max_by(
            child_spell.chain_id,
            struct(
                coalesce(child_spell.chain_ends_on, forever()) >= period.period_start,
                child_spell.chain_starts_on,
                child_spell.chain_id
            )
        ) as chain_id,
        bool_or(child_spell.is_index) as is_index,
        min(child_spell.recheck_on) as recheck_on,
        min(child_spell.closes_on) as closes_on,
        row_number() over (
            partition by period.period_id, child_spell.child_id
            order by child_spell.starts_on desc
        ) as latest
    from child_spell
    inner join period
        on child_spell.chain_starts_on <= least(period.period_end, :as_of)
        and coalesce(child_spell.exit_date, forever()) >= period.period_start
    where child_spell.is_miechv
    group by
        period.period_id,
        period.period_start,
        period.period_end,
        child_spell.child_id,
        child_spell.household_id,
        child_spell.starts_on,
        child_spell.exit_date
),

index_child as (
    select
        spell.*,
        row_number() over (
            partition by spell.period_id, spell.household_id
            order by spell.starts_on, child.dob, spell.child_id
        ) as place
    from spell
    inner join child
        on child.child_id = spell.child_id
    where spell.latest = 1
        and spell.is_index
)

select
    period_id,
    period_start,
    period_end,
    child_id,
    starts_on,
    exit_date,
    chain_id,
    recheck_on,
    closes_on
from index_child
where :form2_index_children = 'all'
    or place = 1
