-- One row a family whose last enrollment has ended: the first day on which its records may be destroyed,
-- the years of keeping them over (CT-140, A-34, R57). The years count from that exit, or the end of its
-- contract.
with

ended as (
    select
        family_id,
        max_by(program_id, struct(coalesce(exit_date, forever()), episode_id)) as program_id,
        max(coalesce(exit_date, forever())) as exited_on
    from episode
    group by family_id
    having exited_on <= :as_of
),

anchored as (
    select
        ended.family_id,
        ended.program_id,
        ended.exited_on,
        date_add(
            add_months(
                if(:records_anchor = 'contract_end', contract.end_date, ended.exited_on),
                12 * cast(:records_keep_years as int)
            ),
            1
        ) as due_on
    from ended
    left join program
        on program.program_id = ended.program_id
    left join contract
        on contract.contract_id = program.contract_id
)

select
    'CT-140' as rule_id,
    'family' as subject_type,
    family_id as subject_id,
    program_id,
    exited_on as occurrence_on,
    due_on,
    cast(null as date) as actual_on,
    case
        when due_on is null then 'undetermined'
        when :as_of < due_on then 'not_due'
        else 'pass'
    end as result,
    if(:as_of >= due_on, 'the records may be destroyed', null) as detail
from anchored
