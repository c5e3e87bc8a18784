-- One row a family put on a waitlist: whether the program was full on that day, and no other that serves
-- one of its counties had an open slot (UT-066). Half a slot has no room for a family, and a program that
-- offers none has none open.
with

wait as (
    select
        waitlist_id,
        program_id,
        added_date
    from waitlist
    where added_date <= :as_of
),

place as (
    select distinct
        wait.program_id,
        wait.added_date,
        coalesce(other.program_id, wait.program_id) as local_id
    from wait
    left join service_area as own
        on own.program_id = wait.program_id
        and wait.added_date between own.valid_from and coalesce(own.valid_to, forever())
    left join service_area as other
        on upper(trim(other.county)) = upper(trim(own.county))
        and wait.added_date between other.valid_from and coalesce(other.valid_to, forever())

    union

    select program_id, added_date, program_id as local_id
    from wait
),

offered as (
    select
        place.program_id,
        place.added_date,
        place.local_id,
        sum(slot_span.slots) as slots
    from place
    left join slot_span
        on slot_span.scope_type = 'program'
        and slot_span.scope_id = place.local_id
        and slot_span.starts_on <= place.added_date
        and slot_span.ends_before > place.added_date
    group by place.program_id, place.added_date, place.local_id
),

taken as (
    select
        offered.program_id,
        offered.added_date,
        offered.local_id,
        offered.slots,
        count(caseload_stay.scope_id) as families
    from offered
    left join caseload_stay
        on caseload_stay.scope_type = 'program'
        and caseload_stay.scope_id = offered.local_id
        and caseload_stay.starts_on <= offered.added_date
        and caseload_stay.ends_before > offered.added_date
    group by offered.program_id, offered.added_date, offered.local_id, offered.slots
),

judged as (
    select
        program_id,
        added_date,
        max(if(local_id = program_id, slots, null)) as slots,
        max(if(local_id = program_id, families, null)) as families,
        sort_array(
            collect_list(if(local_id <> program_id and families < floor(slots), local_id, null))
        ) as open
    from taken
    group by program_id, added_date
)

select
    'UT-066' as rule_id,
    'wait' as subject_type,
    wait.waitlist_id as subject_id,
    wait.program_id,
    wait.added_date as occurrence_on,
    cast(null as date) as due_on,
    cast(null as date) as actual_on,
    case
        when size(judged.open) > 0 or judged.families < floor(judged.slots) then 'fail'
        when judged.slots > 0 then 'pass'
        else 'undetermined'
    end as result,
    nullif(
        concat_ws(
            '; ',
            concat(judged.families, ' families in ', cast(judged.slots as double), ' slots'),
            if(size(judged.open) > 0, concat('open slots in ', array_join(judged.open, ', ')), null)
        ),
        ''
    ) as detail
from wait
inner join judged
    on judged.program_id = wait.program_id
    and judged.added_date = wait.added_date
