package org.hearth.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reports that a contract owes its state each quarter, of each part and all together, and when they came. */
final class ReportStory {
    private static final Map<String, String> TITLES = Map.of(
            "PROGRAM_STATUS", "Quarterly Program Status",
            "FISCAL", "Fiscal",
            "RATE_CARD", "Rate Card Report",
            "RATE_CARD_BILLING", "Rate Card Report and Billing",
            "FORM1", "Quarterly Benchmark & Demographic",
            "FORM2", "Quarterly Benchmark & Demographic");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/yy", Locale.ROOT);

    private final Network network;
    private final String contractId;
    private final String label;
    private final List<Program> programs;
    private final Journal journal;
    private final Dice dice;
    private final int opened;

    /** {@code label} is how a report's label begins: the contract's name and number. */
    ReportStory(Network network, String contractId, String label, List<Program> programs, Journal journal, Dice dice) {
        this.network = network;
        this.contractId = contractId;
        this.label = label;
        this.programs = programs;
        this.journal = journal;
        this.dice = dice;
        this.opened = programs.get(0).opened();
    }

    void tell() {
        LocalDate first = Days.date(opened).withDayOfMonth(1);
        int quarter = Days.of(first.withMonth((first.getMonthValue() - 1) / 3 * 3 + 1));
        for (int start = quarter; start <= journal.lastDay(); start = Days.plusMonths(start, 3)) {
            quarter(start);
        }
    }

    private void quarter(int start) {
        int month = Days.date(start).getMonthValue();
        report("PROGRAM_STATUS", start, start);
        report("FISCAL", start, start);
        if (network.state() == State.CT) {
            // The second quarter of a billing period is run with the first.
            int billed = month % 6 == 4 ? Days.plusMonths(start, -3) : start;
            report("RATE_CARD", start, billed);
            report("RATE_CARD_BILLING", start, billed);
        }
        if (network.state() == State.CT || month == 7) {
            // From October on.
            int benchmark = Days.plusMonths(start, -((month + 2) % 12));
            report("FORM1", start, benchmark);
            report("FORM2", start, benchmark);
        }
    }

    private void report(String type, int quarter, int start) {
        int end = Days.plusMonths(quarter, 3) - 1;
        int due = Days.monthStart(end + 1) + 14;
        period(journal.enter("report_due", Math.max(opened, start)), type, start, end)
                .put("due_at", Days.at(due, 75_600));
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
        // Now and then a label names the quarter instead of the window.
        int labelled = dice.chance(0.04) ? quarter : start;
        String subject = label + ", " + TITLES.get(type) + ", " + day(labelled) + "-" + day(end);
        for (Part part : parts(type)) {
            if (submitted <= journal.lastDay() && !dice.chance(0.01)) {
                period(journal.enter("report_submission", submitted), type, start, end)
                        .put("submission_id", contractId + "-R" + type + Days.text(quarter) + part.suffix())
                        .put("scope", part.scope())
                        .put("program_id", part.programId())
                        .instant("submitted_at", submitted, dice.between(50_000, 75_000))
                        .put("subject_line", subject);
            }
        }
    }

    private record Part(String scope, String programId) {
        String suffix() {
            return programId.isEmpty() ? scope.substring(0, 1) : programId;
        }
    }

    /** Connecticut asks for the lead's and each subcontractor's, and of the rate card for all together too. */
    private List<Part> parts(String type) {
        if (network.state() == State.UT) {
            return List.of(new Part("COMBINED", ""));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("LEAD", ""));
        programs.stream()
                .filter(program -> !network.isLead(program))
                .map(program -> new Part("SUB", program.id()))
                .forEach(parts::add);
        if (type.startsWith("RATE_CARD")) {
            parts.add(new Part("COMBINED", ""));
        }
        return parts;
    }

    private static String day(int day) {
        return Days.date(day).format(SHORT);
    }

    private Entry period(Entry entry, String type, int start, int end) {
        return entry.put("contract_id", contractId)
                .put("report_type", type)
                .plan("period_start", start)
                .plan("period_end", end);
    }
}
