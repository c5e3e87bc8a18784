package org.hearth.sample;

import java.util.List;

/** What a contract owes its state: reports, meetings, corrective action, documents. */
final class OversightStory {

    private final Network network;
    private final String contractId;
    private final List<Program> programs;
    private final Journal journal;
    private final Dice dice;
    private final int opened;

    OversightStory(Network network, String contractId, List<Program> programs, Journal journal, Dice dice) {
        this.network = network;
        this.contractId = contractId;
        this.programs = programs;
        this.journal = journal;
        this.dice = dice;
        this.opened = programs.get(0).opened();
    }

    void tell() {
        int quarter = Days.of(
                Days.date(opened).withDayOfMonth(1).withMonth((Days.date(opened).getMonthValue() - 1) / 3 * 3 + 1));
        for (int start = quarter; start <= journal.lastDay(); start = Days.plusMonths(start, 3)) {
            quarter(start);
        }
        for (int month = opened; month <= journal.lastDay(); month = Days.plusMonths(month, 1)) {
            month(month);
        }
        for (int year = opened; year <= journal.lastDay(); year = Days.plusMonths(year, 12)) {
            documents(year + dice.between(20, 60));
            corrective(year + dice.between(60, 200));
        }
    }

    private void quarter(int start) {
        int end = Days.plusMonths(start, 3) - 1;
        report("PROGRAM_STATUS", start, end);
        report("FISCAL", start, end);
        int month = Days.date(start).getMonthValue();
        if (network.state() == State.CT) {
            report("RATE_CARD", start, end);
            if (month == 4 || month == 10) {
                report("RATE_CARD_BILLING", Days.plusMonths(start, -3), end);
            }
        }
        if (month == 7) {
            report("FORM1", Days.plusMonths(start, -9), end);
            report("FORM2", Days.plusMonths(start, -9), end);
        }
    }

    private void report(String type, int start, int end) {
        int due = Days.monthStart(end + 1) + 14;
        int planned = Math.max(opened, start);
        period(journal.enter("report_due", planned), type, start, end).put("due_at", Days.at(due, 75_600));
        boolean isExtended = dice.chance(0.03) && due - 4 <= journal.lastDay();
        if (isExtended) {
            journal.enter("report_extension", due - 4)
                    .put("contract_id", contractId)
                    .put("report_type", type)
                    .instant("requested_at", due - 4, 61_000)
                    .put("granted", "Y")
                    .put("new_due_at", Days.at(due + 10, 75_600));
        }
        int submitted = due + dice.between(-6, 0) + (dice.chance(0.06) ? dice.between(1, 9) : 0);
        if (submitted <= journal.lastDay()) {
            period(journal.enter("report_submission", submitted), type, start, end)
                    .put("submission_id", contractId + "-R" + type + Days.text(start))
                    .put("scope", "COMBINED")
                    .instant("submitted_at", submitted, dice.between(50_000, 75_000))
                    .put("subject_line", contractId + ", " + type + ", \"" + Days.text(end) + "\"");
        }
    }

    private Entry period(Entry entry, String type, int start, int end) {
        return entry.put("contract_id", contractId)
                .put("report_type", type)
                .plan("period_start", start)
                .plan("period_end", end);
    }

    private void month(int month) {
        meeting(network.state() == State.UT ? "MONITORING" : "CHECK_IN", month + dice.between(7, 24));
        if (network.state() == State.UT) {
            meeting("SUPERVISOR", month + dice.between(3, 12));
        }
        int number = Days.date(month).getMonthValue();
        if (number % 3 == 0) {
            meeting("CQI", month + dice.between(5, 25));
            meeting("PERFORMANCE", month + dice.between(5, 25));
        }
        if (number == 5) {
            meeting("SITE_VISIT", month + dice.between(5, 25));
        }
        if (number == 4 || number == 10) {
            meeting("CAB", month + dice.between(5, 25));
        }
    }

    private void meeting(String type, int day) {
        int held = Days.workday(day);
        if (held > journal.lastDay()) {
            return;
        }
        String id = contractId + "-M" + type + Days.text(held);
        journal.enter("meeting", held)
                .put("meeting_id", id)
                .put("contract_id", contractId)
                .put("type", type)
                .plan("held_date", held);
        for (Program program : programs) {
            journal.note("meeting_attendance", held, held)
                    .put("meeting_id", id)
                    .put("staff_id", program.supervisorOn(held - 10))
                    .put("attended", dice.chance(0.93) ? "Y" : "N")
                    .put("prepared", dice.answer(0.9, 0.1));
        }
    }

    private void documents(int day) {
        if (day > journal.lastDay()) {
            return;
        }
        for (String type : List.of("FIDELITY_REPORT", "GOOD_STANDING", "POLICY_MANUAL", "WORK_PLAN")) {
            document(type, day, "ENG");
        }
        document("CONSENT_FORM", day, "ENG");
        document("CONSENT_FORM", day, "SPA").put("english_copy_id", documentId("CONSENT_FORM", day, "ENG"));
    }

    private Entry document(String type, int day, String language) {
        return journal.enter("document", day)
                .put("document_id", documentId(type, day, language))
                .put("contract_id", contractId)
                .put("doc_type", type)
                .plan("document_date", day)
                .put("language", language);
    }

    private String documentId(String type, int day, String language) {
        return contractId + "-D" + type + Days.text(day) + language;
    }

    private void corrective(int notice) {
        if (!dice.chance(0.2) || notice > journal.lastDay()) {
            return;
        }
        String id = contractId + "-A" + Days.text(notice);
        journal.enter("corrective_action", notice)
                .put("cap_id", id)
                .put("contract_id", contractId)
                .put("staff_id", network.state() == State.UT ? programs.get(0).visitorOn(1, notice - 10) : "")
                .plan("notice_date", notice)
                .event("drafted_date", notice + dice.between(9, 15))
                .event("approved_date", notice + dice.between(18, 23))
                .put("status", "OPEN")
                .later(notice + 190, "status", dice.chance(0.9) ? "COMPLETED" : "FAILED");
        for (int step = 1; step <= 3; step++) {
            journal.enter("corrective_step", notice + 36)
                    .put("cap_id", id)
                    .put("step_no", step)
                    .plan("due_date", notice + 40 + step * 40)
                    .event("done_date", notice + 30 + step * 40 + dice.between(0, 15));
        }
    }
}
