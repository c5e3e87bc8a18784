package org.hearth.sample;

import java.time.LocalDate;
import java.util.List;

/** A contract with its organisations, prices, budget and spending. */
final class ContractStory {

    private static final List<String> CATEGORIES =
            List.of("SALARY", "BENEFITS", "TRAVEL", "SUPPLIES", "TRAINING", "CURRICULA", "ADMIN");
    private static final double[] SHARES = {0.55, 0.17, 0.05, 0.04, 0.03, 0.04, 0.09};

    private final Network network;
    private final int number;
    private final Journal journal;
    private final Dice dice;
    private final String id;
    private final List<Program> programs;
    private final int opened;
    private final int yearStartMonth;
    private final double yearly;

    ContractStory(Network network, int number, Journal journal, Dice dice) {
        this.network = network;
        this.number = number;
        this.journal = journal;
        this.dice = dice;
        this.id = network.contractId(number);
        this.programs = network.programs().stream()
                .filter(program -> program.contractId().equals(id))
                .toList();
        this.opened = programs.get(0).opened();
        this.yearStartMonth = network.state() == State.UT ? 10 : 7;
        this.yearly = 6200 * programs.stream().mapToDouble(Program::families).sum() + 90_000;
    }

    void tell() {
        if (number == 0) {
            organization(network.state() + "-O0000", "Sample State Office, Division of Families", "STATE");
        }
        for (Program program : programs) {
            organization(
                    program.orgId(), "Sample Harbor Agency No. " + (program.number() + 1) + ", Inc.", kind(program));
        }
        contract();
        programs.forEach(program -> new ProgramStory(network, program, journal, dice).tell());
        if (network.state() == State.CT) {
            prices();
        }
        new ReportStory(network, id, contractName() + ", " + contractNumber(), programs, journal, dice).tell();
        new OversightStory(network, id, programs, journal, dice).tell();
        years();
    }

    /** Connecticut's numbers look like the one that its manual prints. */
    private String contractNumber() {
        String year = Days.text(opened).substring(2, 4);
        return network.state() == State.CT
                ? year + "OECHVS01SMP" + (number + 101)
                : "SAMPLE-" + year + "-" + (number + 101);
    }

    private String contractName() {
        return "Home visiting, \"Little Harbor\" area " + (number + 1);
    }

    private String kind(Program program) {
        return network.state() == State.UT ? "GRANTEE" : network.isLead(program) ? "LEAD" : "SUBCONTRACTOR";
    }

    private void organization(String orgId, String name, String kind) {
        journal.enter("organization", opened)
                .put("org_id", orgId)
                .put("org_name", name)
                .put("org_kind", kind)
                .plan("active_from", opened - 700);
    }

    private void contract() {
        int end = Days.of(Days.date(network.request().lastDay()).plusYears(1).withDayOfYear(1)) - 1;
        double total = yearly * (end - opened) / 365.25;
        Entry contract = journal.enter("contract", opened)
                .put("contract_id", id)
                .put("contract_number", contractNumber())
                .put("contract_name", contractName())
                .put("org_id", programs.get(0).orgId())
                .plan("start_date", opened)
                .plan("end_date", end)
                .put("total_value", Math.rint(total))
                .put("cola_value", Math.rint(total * 0.03))
                .put("funding_stream", number % 4 == 3 ? "STATE" : "MIECHV")
                .put("region", network.state().town(number * 3).region());
        if (network.state() == State.UT) {
            contract.put("grant_year_start", "10-01")
                    .put("approved_indirect_rate", 0.1)
                    .put("max_award", Math.rint(total * 1.02));
        }
    }

    private void prices() {
        price("RC1", "", "", 210);
        price("RC2", "", "", 260);
        price("RC4", "", "", 340);
        price("RC3", "GAIN", "", 180);
        price("RC3", "RETAIN", "", 240);
        price("RC3", "COMPLETE", "", 300);
        price("RC1", "", "NFP", 190);
    }

    private void price(String outcome, String step, String model, double amount) {
        LocalDate changed = Days.date(network.request().lastDay())
                .minusYears(1)
                .withMonth(7)
                .withDayOfMonth(1);
        int change = Math.max(Days.of(changed), opened + 30);
        priceRow(outcome, step, model, amount, opened).plan("valid_to", change - 1);
        priceRow(outcome, step, model, amount + 15, change);
    }

    private Entry priceRow(String outcome, String step, String model, double amount, int from) {
        return journal.enter("rate_card_schedule", from)
                .put("contract_id", id)
                .put("outcome", outcome)
                .put("step", step)
                .put("model", model)
                .plan("valid_from", from)
                .put("unit_amount", amount);
    }

    private void years() {
        for (int start = yearStart(opened); start <= journal.lastDay(); start = Days.plusMonths(start, 12)) {
            int approved = start - 20 + (dice.chance(0.05) ? 40 : 0);
            for (int category = 0; category < CATEGORIES.size(); category++) {
                budget(start, category, approved);
            }
        }
        for (int month = opened; Days.plusMonths(month, 1) <= journal.lastDay(); month = Days.plusMonths(month, 1)) {
            month(month);
        }
    }

    private int yearStart(int day) {
        int start = Days.of(Days.date(day).getYear(), yearStartMonth, 1);
        return start <= day ? start : Days.plusMonths(start, -12);
    }

    private void budget(int start, int category, int approved) {
        double amount = Math.round(yearly * SHARES[category]);
        budgetLine(start, category, 1, amount, approved);
        if (dice.chance(0.08)) {
            budgetLine(start, category, 2, Math.rint(amount * (1 + dice.unit() * 0.3)), start + 150);
        }
    }

    private void budgetLine(int start, int category, int version, double amount, int approved) {
        if (approved <= journal.lastDay()) {
            journal.enter("budget_line", Math.max(approved, opened))
                    .put("contract_id", id)
                    .put("grant_year", Days.date(start).getYear())
                    .put("category", CATEGORIES.get(category))
                    .put("version", version)
                    .put("amount", amount)
                    .plan("approved_date", approved);
        }
    }

    private void month(int month) {
        double spent = 0;
        for (int category = 0; category < CATEGORIES.size(); category++) {
            double amount = Math.round(yearly / 12 * SHARES[category] * dice.around(0.97, 0.06) * 100) / 100.0;
            spent += amount;
            expenditure(CATEGORIES.get(category), month + dice.between(3, 25), amount, category);
        }
        if (network.state() == State.CT && dice.chance(0.1)) {
            expenditure("STAFF_RETREAT", month + 20, 400 + dice.between(0, 600), 90)
                    .put("rate_card_money", "Y");
        }
        int next = Days.plusMonths(month, 1);
        journal.enter("invoice", next + 3)
                .put("invoice_id", id + "-I" + Days.text(month).substring(0, 7))
                .put("contract_id", id)
                .plan("month", month)
                .put("generated_by", network.state() == State.CT == dice.chance(0.98) ? "STATE" : "CONTRACTOR")
                .instant("submitted_at", next + dice.between(8, 27), 60_000)
                .put("amount", spent);
    }

    private Entry expenditure(String category, int day, double amount, int suffix) {
        return journal.note("expenditure", day, day)
                .put("expenditure_id", id + "-E" + Days.text(day) + "-" + suffix)
                .put("contract_id", id)
                .put("category", category)
                .plan("spend_date", day)
                .put("amount", amount)
                .put("rate_card_money", "N");
    }
}
