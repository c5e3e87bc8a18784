-- One row a paper that a contract must have on file: the manual of policies some months after a new grantee's
-- first day and at each site visit from then on, a plan of work in each year of the contract (UT-079), and
-- that the model's developer finds the program in good standing (UT-085).
with

agreement as (
    select
        contract_id,
        start_date,
        end_date,
        least(end_date, :as_of) as last_on,
        add_months(start_date, cast(:document_manual_months as int)) as manual_due_on,
        start_date = min(start_date) over (partition by org_id) as is_new
    from contract
    where start_date <= :as_of
),

year as (
    select
        *,
        explode(sequence(0, year(:as_of) - year(start_date))) as year_no
    from agreement
),

asked as (
    select
        contract_id,
        last_on,
        'POLICY_MANUAL' as paper,
        '' as moment,
        start_date as asked_on,
        manual_due_on as due_on
    from agreement
    where is_new

    union all

    select
        agreement.contract_id,
        agreement.last_on,
        'POLICY_MANUAL' as paper,
        ' at a site visit' as moment,
        meeting.held_date as asked_on,
        meeting.held_date as due_on
    from agreement
    inner join meeting
        on meeting.contract_id = agreement.contract_id
        and meeting.type = 'SITE_VISIT'
        and meeting.held_date between agreement.start_date and agreement.last_on
        and (meeting.held_date > agreement.manual_due_on or not agreement.is_new)

    union all

    select
        contract_id,
        last_on,
        'WORK_PLAN' as paper,
        '' as moment,
        add_months(start_date, 12 * year_no) as asked_on,
        date_sub(add_months(start_date, 12 * year_no + 12), 1) as due_on
    from year
    where add_months(start_date, 12 * year_no) <= :as_of
        and date_sub(add_months(start_date, 12 * year_no + 12), 1) <= end_date

    union all

    select
        contract_id,
        last_on,
        'GOOD_STANDING' as paper,
        '' as moment,
        start_date as asked_on,
        cast(null as date) as due_on
    from agreement
),

found as (
    select
        asked.contract_id,
        asked.paper,
        asked.moment,
        asked.asked_on,
        asked.due_on,
        min(document.document_date) as found_on
    from asked
    left join document
        on document.contract_id = asked.contract_id
        and document.doc_type = asked.paper
        and document.document_date <= asked.last_on
        and (asked.paper <> 'WORK_PLAN' or document.document_date >= asked.asked_on)
    group by asked.contract_id, asked.paper, asked.moment, asked.asked_on, asked.due_on
)

select
    if(paper = 'GOOD_STANDING', 'UT-085', 'UT-079') as rule_id,
    'contract' as subject_type,
    contract_id as subject_id,
    cast(null as string) as program_id,
    asked_on as occurrence_on,
    due_on,
    found_on as actual_on,
    case
        when paper <> 'GOOD_STANDING' then done_in_time(found_on, due_on, :as_of)
        when found_on is null then 'fail'
        else 'pass'
    end as result,
    concat(paper, moment) as detail
from found
