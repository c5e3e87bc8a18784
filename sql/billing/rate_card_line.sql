-- One row a line that a run adds to the ledger of billed_line: reversals of what is no longer achieved,
-- outcomes earned, and the part of each that lies over the cap (CT-076 to CT-080, R45). Reversals come
-- first, then outcomes by the day of achievement and key; what a reversal frees pays later outcomes only.
with

standing as (
    select case_key, contract_id
    from billed_line
    group by case_key, contract_id
    having count_if(kind = 'earned') > count_if(kind = 'reversal')
),

billed as (
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
        sum(billed_line.amount) as net_paid,
        bool_or(rate_card_case.status <=> 'achieved') as is_achieved
    from billed_line
    inner join standing
        on standing.case_key = billed_line.case_key
        and standing.contract_id = billed_line.contract_id
    inner join billing_run
        on billing_run.contract_id = billed_line.contract_id
    left join rate_card_case
        on rate_card_case.episode_id = billed_line.episode_id
        and rate_card_case.outcome = billed_line.outcome
        and rate_card_case.step = billed_line.step
    group by billed_line.case_key, billed_line.contract_id
),

-- What the cap still allows once what is no longer achieved has been taken back. A contract that is gone
-- allows nothing, but still takes back.
room as (
    select
        run.contract_id,
        coalesce(rate_card_cap.cap_amount, 0)
        - coalesce(
            (
                select sum(billed_line.amount)
                from billed_line
                inner join billing_run
                    on billing_run.contract_id = billed_line.contract_id
                where billed_line.contract_id = run.contract_id
                    and (
                        :rate_card_cap_base = 'total_contract_value_excl_cola'
                        or startswith(billed_line.billing_run, billing_run.fiscal_year)
                    )
            ),
            0
        ) as before_run,
        coalesce(
            (
                select sum(billed.net_paid)
                from billed
                where billed.contract_id = run.contract_id
                    and not billed.is_achieved
            ),
            0
        ) as freed
    from billing_run as run
    left join rate_card_cap
        on rate_card_cap.contract_id = run.contract_id
),

taken_back as (
    select
        billed.*,
        billing_run.billing_run,
        billing_run.closes_on,
        row_number() over (
            partition by billed.contract_id
            order by billed.achieved_on, billed.case_key
        ) as place,
        sum(billed.net_paid) over (
            partition by billed.contract_id
            order by billed.achieved_on, billed.case_key
        ) as freed_so_far
    from billed
    inner join billing_run
        on billing_run.contract_id = billed.contract_id
    where not billed.is_achieved
),

payable as (
    select
        rate_card_price.*,
        billing_run.billing_run,
        billing_run.closes_on,
        row_number() over (
            partition by
                rate_card_price.contract_id,
                rate_card_price.outcome,
                rate_card_price.step,
                if(
                    :rate_card_repeat = 'once_per_contract',
                    rate_card_price.person_id,
                    rate_card_price.episode_id
                )
            order by rate_card_price.achieved_on, rate_card_price.case_key
        ) as choice
    from rate_card_price
    inner join billing_run
        on billing_run.contract_id = rate_card_price.contract_id
    left anti join billed
        on billed.contract_id = rate_card_price.contract_id
        and billed.outcome = rate_card_price.outcome
        and billed.step = rate_card_price.step
        and billed.is_achieved
        and if(
            :rate_card_repeat = 'once_per_contract',
            billed.person_id = rate_card_price.person_id,
            billed.episode_id = rate_card_price.episode_id
        )
    -- What stands under any contract is not billed under the one to which a program has moved (CT-080).
    left anti join standing
        on standing.case_key = rate_card_price.case_key
        and standing.contract_id <> rate_card_price.contract_id
    where rate_card_price.is_in_term
        and rate_card_price.unit_amount is not null
        and rate_card_price.achieved_on <= billing_run.half_end
        and rate_card_price.entered_on <= billing_run.closes_on
        and (
            :rate_card_late_entry = 'carry_to_next_payment_run'
            or rate_card_price.achieved_on >= billing_run.half_start
        )
),

summed as (
    select
        payable.*,
        room.before_run + room.freed as room,
        row_number() over (
            partition by payable.contract_id
            order by payable.achieved_on, payable.case_key
        ) as place,
        sum(payable.unit_amount) over (
            partition by payable.contract_id
            order by payable.achieved_on, payable.case_key
        ) as earned_so_far
    from payable
    inner join room
        on room.contract_id = payable.contract_id
    where payable.choice = 1
),

capped as (
    select
        *,
        if(
            :rate_card_cap_partial = 'pay_partial_last_outcome',
            greatest(0, least(unit_amount, earned_so_far - greatest(room, 0))),
            if(earned_so_far > room, unit_amount, 0)
        ) as over_cap
    from summed
),

paid as (
    select
        *,
        greatest(
            0,
            room - sum(unit_amount - over_cap) over (
                partition by contract_id
                order by achieved_on, case_key
            )
        ) as cap_remaining
    from capped
),

line as (
    select
        taken_back.billing_run,
        taken_back.contract_id,
        taken_back.program_id,
        taken_back.case_key,
        taken_back.outcome,
        taken_back.step,
        taken_back.episode_id,
        taken_back.person_id,
        'reversal' as kind,
        taken_back.unit_amount,
        -taken_back.net_paid as amount,
        greatest(0, room.before_run + taken_back.freed_so_far) as cap_remaining,
        taken_back.achieved_on,
        taken_back.entered_on,
        taken_back.closes_on,
        struct(0 as part, taken_back.place as place, 0 as sub) as sorting
    from taken_back
    inner join room
        on room.contract_id = taken_back.contract_id

    union all

    select
        paid.billing_run,
        paid.contract_id,
        paid.program_id,
        paid.case_key,
        paid.outcome,
        paid.step,
        paid.episode_id,
        paid.person_id,
        kinds.kind,
        paid.unit_amount,
        if(kinds.kind = 'earned', paid.unit_amount, -paid.over_cap) as amount,
        paid.cap_remaining,
        paid.achieved_on,
        paid.entered_on,
        paid.closes_on,
        struct(1 as part, paid.place as place, if(kinds.kind = 'earned', 0, 1) as sub) as sorting
    from paid
    lateral view explode(
        if(paid.over_cap > 0, array('earned', 'cap'), array('earned'))
    ) kinds as kind
)

select
    billing_run,
    contract_id,
    program_id,
    case_key,
    outcome,
    step,
    episode_id,
    person_id,
    kind,
    cast(unit_amount as decimal(14, 2)) as unit_amount,
    cast(amount as decimal(14, 2)) as amount,
    cast(cap_remaining as decimal(14, 2)) as cap_remaining,
    achieved_on,
    entered_on,
    closes_on,
    row_number() over (order by contract_id, sorting) as line_no
from line
