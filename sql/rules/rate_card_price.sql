-- One row an achieved outcome: its price on the day of achievement, the model's own before the general one.
-- Without a price, or outside the contract's dates, it cannot be billed (R45).
select
    rate_card_case.outcome,
    rate_card_case.step,
    rate_card_case.episode_id,
    concat(rate_card_case.outcome, ':', rate_card_case.step, ':', rate_card_case.episode_id) as case_key,
    rate_card_case.person_id,
    rate_card_case.program_id,
    rate_card_case.contract_id,
    rate_card_case.reason,
    rate_card_case.achieved_on,
    rate_card_case.entered_on,
    rate_card_case.achieved_on between contract.start_date and contract.end_date as is_in_term,
    max_by(
        rate_card_schedule.unit_amount,
        struct(rate_card_schedule.model is not null, rate_card_schedule.valid_from)
    ) as unit_amount
from rate_card_case
inner join contract
    on contract.contract_id = rate_card_case.contract_id
left join rate_card_schedule
    on rate_card_schedule.contract_id = rate_card_case.contract_id
    and lower(rate_card_schedule.outcome) = rate_card_case.outcome
    and coalesce(lower(rate_card_schedule.step), '') = rate_card_case.step
    and coalesce(rate_card_schedule.model, rate_card_case.model) = rate_card_case.model
    and rate_card_case.achieved_on
        between rate_card_schedule.valid_from and coalesce(rate_card_schedule.valid_to, forever())
where rate_card_case.status = 'achieved'
group by all
