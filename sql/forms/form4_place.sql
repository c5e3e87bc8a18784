-- One row a quarter of Form 4 and MIECHV program that had begun by its end, or by the day of the data: that
-- day, whether the program was open on it, and the capacity approved for the grant year that it falls in,
-- whenever it was approved (UT-010).
with

placed as (
    select
        form_period.period_id,
        form_period.period_start,
        least(form_period.period_end, :as_of) as ends_on,
        program.program_id,
        program.contract_id,
        program.model,
        coalesce(program.end_date, forever()) as closes_on,
        coalesce(contract.grant_year_start, :period_grant_year_start, '01-01') as grant_year_start
    from program
    inner join contract
        on contract.contract_id = program.contract_id
    inner join form_period
        on program.start_date <= least(form_period.period_end, :as_of)
    where form_period.form = 'form4'
        and contract.funding_stream = 'MIECHV'
),

dated as (
    select
        *,
        closes_on >= ends_on as is_open,
        year(ends_on) - if(date_format(ends_on, 'MM-dd') < grant_year_start, 1, 0) as grant_year
    from placed
),

approved as (
    select
        dated.period_id,
        dated.program_id,
        max(program_capacity.max_capacity) as approved_families
    from dated
    inner join program_capacity
        on program_capacity.program_id = dated.program_id
        and program_capacity.grant_year = dated.grant_year
        and program_capacity.approved_date <= :as_of
    group by dated.period_id, dated.program_id
)

select
    dated.period_id,
    dated.period_start,
    dated.ends_on,
    dated.program_id,
    dated.contract_id,
    dated.model,
    dated.closes_on,
    dated.is_open,
    approved.approved_families
from dated
left join approved
    on approved.period_id = dated.period_id
    and approved.program_id = dated.program_id
