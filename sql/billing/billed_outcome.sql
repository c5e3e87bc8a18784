-- One row an outcome that the ledger of billed_line has paid and not taken back, as it is known now. It
-- stands while it is achieved; of two whose people turn out to be one person the larger payment stands, of
-- equals the one billed first (R40, R45, R82).
with

standing as (
    select case_key, contract_id
    from billed_line
    group by case_key, contract_id
    having count_if(kind = 'earned') > count_if(kind = 'reversal')
),

known as (
    select
        billed_line.case_key,
        billed_line.contract_id,
        max_by(billed_line.program_id, billed_line.line_no) as program_id,
        max_by(billed_line.outcome, billed_line.line_no) as outcome,
        max_by(billed_line.step, billed_line.line_no) as step,
        max_by(billed_line.episode_id, billed_line.line_no) as episode_id,
        coalesce(
            max(rate_card_case.person_id), max_by(billed_line.person_id, billed_line.line_no)
        ) as person_id,
        max_by(billed_line.unit_amount, billed_line.line_no) as unit_amount,
        max_by(billed_line.achieved_on, billed_line.line_no) as achieved_on,
        max_by(billed_line.entered_on, billed_line.line_no) as entered_on,
        max(billed_line.line_no) as line_no,
        sum(billed_line.amount) as net_paid,
        bool_or(rate_card_case.status <=> 'achieved') as is_achieved,
        coalesce(max(rate_card_case.reason), 'withdrawn') as reason
    from billed_line
    inner join standing
        on standing.case_key = billed_line.case_key
        and standing.contract_id = billed_line.contract_id
    left join rate_card_case
        on rate_card_case.episode_id = billed_line.episode_id
        and rate_card_case.outcome = billed_line.outcome
        and rate_card_case.step = billed_line.step
    group by billed_line.case_key, billed_line.contract_id
)

select
    *,
    is_achieved
    and (
        :rate_card_repeat = 'per_episode'
        or row_number() over (
            partition by contract_id, outcome, step, person_id, is_achieved
            order by net_paid desc, line_no
        ) = 1
    ) as stands
from known
