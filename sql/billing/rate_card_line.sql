-- One row a line that a run adds to the ledger: reversals of what no longer stands, outcomes earned, and
-- the part of each that lies over the cap (CT-076 to CT-080, R45). Reversals come first, then outcomes by
-- the day of achievement and key; what a reversal frees pays later outcomes only.
with

taken_back as (
    select
        billed_outcome.*,
        billing_run.billing_run,
        billing_run.closes_on,
        row_number() over (
            partition by billed_outcome.contract_id
            order by billed_outcome.achieved_on, billed_outcome.case_key
        ) as place,
        sum(billed_outcome.net_paid) over (
            partition by billed_outcome.contract_id
            order by billed_outcome.achieved_on, billed_outcome.case_key
        ) as freed_so_far
    from billed_outcome
    inner join billing_run
        on billing_run.contract_id = billed_outcome.contract_id
    where not billed_outcome.stands
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
    left anti join billed_outcome
        on billed_outcome.contract_id = rate_card_price.contract_id
        and billed_outcome.outcome = rate_card_price.outcome
        and billed_outcome.step = rate_card_price.step
        and billed_outcome.stands
        and if(
            :rate_card_repeat = 'once_per_contract',
            billed_outcome.person_id = rate_card_price.person_id,
            billed_outcome.episode_id = rate_card_price.episode_id
        )
    -- What stands under any contract is not billed under the one to which a program has moved (CT-080).
    left anti join billed_outcome as elsewhere
        on elsewhere.case_key = rate_card_price.case_key
        and elsewhere.contract_id <> rate_card_price.contract_id
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
        rate_card_room.cap_amount,
        rate_card_room.before_run + rate_card_room.freed as room,
        row_number() over (
            partition by payable.contract_id
            order by payable.achieved_on, payable.case_key
        ) as place,
        sum(payable.unit_amount) over (
            partition by payable.contract_id
            order by payable.achieved_on, payable.case_key
        ) as earned_so_far
    from payable
    inner join rate_card_room
        on rate_card_room.contract_id = payable.contract_id
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
        if(taken_back.is_achieved, 'same_person', taken_back.reason) as reason,
        taken_back.unit_amount,
        -taken_back.net_paid as amount,
        greatest(0, rate_card_room.before_run + taken_back.freed_so_far) as cap_remaining,
        taken_back.achieved_on,
        taken_back.entered_on,
        taken_back.closes_on,
        rate_card_room.cap_amount,
        struct(0 as part, taken_back.place as place, 0 as sub) as sorting
    from taken_back
    inner join rate_card_room
        on rate_card_room.contract_id = taken_back.contract_id

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
        if(kinds.kind = 'earned', paid.reason, 'over_cap') as reason,
        paid.unit_amount,
        if(kinds.kind = 'earned', paid.unit_amount, -paid.over_cap) as amount,
        paid.cap_remaining,
        paid.achieved_on,
        paid.entered_on,
        paid.closes_on,
        paid.cap_amount,
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
    reason,
    cast(unit_amount as decimal(14, 2)) as unit_amount,
    cast(amount as decimal(14, 2)) as amount,
    cast(cap_remaining as decimal(14, 2)) as cap_remaining,
    achieved_on,
    entered_on,
    closes_on,
    cap_amount,
    if(:rate_card_cap_base = 'annual', left(billing_run, 7), '') as cap_year,
    row_number() over (order by contract_id, sorting) as line_no
from line
