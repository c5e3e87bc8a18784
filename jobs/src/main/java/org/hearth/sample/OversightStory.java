package org.hearth.sample;

import java.util.List;

/** What a contract owes its state beside its reports: meetings, corrective action, documents. */
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
        for (int month = opened; month <= journal.lastDay(); month = Days.plusMonths(month, 1)) {
            month(month);
        }
        for (int year = opened; year <= journal.lastDay(); year = Days.plusMonths(year, 12)) {
            documents(year + dice.between(20, 60));
            corrective(year + dice.between(60, 200));
        }
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
