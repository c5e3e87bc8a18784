package org.hearth.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearth.measure.MeasureCatalog;
import org.hearth.text.UsageException;

/** The billing report: what a half-year's run pays, and every line of the ledger behind it. */
public final class RateCardBilling {
    private final Head head;
    private final Payers payers;
    private final List<LedgerLine> lines;

    RateCardBilling(Head head, Payers payers, List<LedgerLine> lines) {
        this.head = head;
        this.payers = payers;
        this.lines = lines;
    }

    /** The report of a lake's release; a period that is no half-year is bad usage. */
    public static Document of(FormLake lake) {
        String period = lake.head().period().id();
        if (!period.matches("SFY[0-9]{4}H[12]")) {
            throw new UsageException("Outcomes are paid by the half-year: ask for SFY2026H1 or SFY2026H2, not " + period
                    + ". The quarters' figures stand in: hearth report rate-card");
        }
        RateCardLake rateCard = new RateCardLake(lake);
        Payers payers = rateCard.payers();
        List<LedgerLine> lines = rateCard.lines();
        if (lines.isEmpty()) {
            payers.requireKnown(lake.head().scope());
        }
        return new RateCardBilling(lake.head(), payers, lines)
                .document(rateCard.label("Rate Card Report and Billing"), rateCard.funds());
    }

    Document document(String label, List<Fund> funds) {
        List<Section> sections = new ArrayList<>();
        sections.add(
                section("Payable by outcome", sums("outcomes", "Outcome", LedgerLine::outcome, RateCard.OUTCOMES)));
        if (head.scope().type() == Scope.Type.state) {
            sections.add(
                    section("Payable by contract", sums("contracts", "Contract", LedgerLine::contract, contracts())));
        }
        if (head.scope().type() != Scope.Type.program) {
            sections.add(section("Payable by program", sums("programs", "Program", LedgerLine::program, programs())));
        }
        sections.add(Fund.section(funds, payers));
        sections.add(new Section(
                "Ledger lines",
                "In the order in which the run added them; a line is never edited.",
                List.of(new LedgerTable(head.scope(), lines).grid())));
        sections.add(new OptionsTable(MeasureCatalog.load(), head.release().options()).section(List.of("rate_card")));
        return new Document(
                "rate-card-billing",
                "Outcomes Rate Card billing",
                head.subtitle(),
                facts(label),
                sections,
                List.of(),
                footnotes(),
                List.of("Prepared by", "Fiscal officer", "Authorized official of the contractor"));
    }

    private static Section section(String title, Grid grid) {
        return new Section(title, "", List.of(grid));
    }

    private List<Document.Fact> facts(String label) {
        List<Document.Fact> facts = new ArrayList<>(head.facts());
        facts.add(0, new Document.Fact("Subject line", label));
        facts.add(
                1, new Document.Fact("Payable", "$" + Cell.money(sum(lines, "")).shown()));
        String closed = lines.stream()
                .map(LedgerLine::closesOn)
                .distinct()
                .sorted()
                .map(LocalDate::toString)
                .collect(Collectors.joining(", "));
        facts.add(new Document.Fact("Billing closed", closed.isEmpty() ? "no line in this run" : closed));
        facts.add(new Document.Fact("Ledger lines", String.valueOf(lines.size())));
        return facts;
    }

    private static List<String> footnotes() {
        return List.of(
                "Amounts are US dollars. earned: an outcome at its price on the day of achievement. cap: the part of it that lies over the"
                        + " contract's cap. reversal: what was paid for an outcome that is no longer achieved, or to a"
                        + " person twice, taken back.",
                "A run holds outcomes achieved by the end of the half and entered by the day of closing; what is entered"
                        + " later is in the next run.",
                "The half-year holds both of its quarters: the quarter's report is never added to it.",
                "Room under the cap is the contract's, lead and subcontractors together, once the line and its cap line"
                        + " are paid.",
                "A case is outcome, step and enrollment. Its dates, facts and lines of the files are shown by: hearth"
                        + " explain OUTCOME --subject ENROLLMENT");
    }

    private Map<String, String> contracts() {
        return named(LedgerLine::contract, Comparator.naturalOrder(), payers::contract);
    }

    private Map<String, String> programs() {
        return named(
                LedgerLine::program,
                Comparator.comparing(payers::place).thenComparing(Comparator.naturalOrder()),
                payers::program);
    }

    private Map<String, String> named(
            Function<LedgerLine, String> by, Comparator<String> order, Function<String, String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        lines.stream().map(by).distinct().sorted(order).forEach(id -> names.put(id, name.apply(id)));
        return names;
    }

    private Grid sums(String id, String stub, Function<LedgerLine, String> by, Map<String, String> names) {
        List<Grid.Line> rows = new ArrayList<>();
        names.forEach((key, name) -> {
            List<LedgerLine> some =
                    lines.stream().filter(line -> by.apply(line).equals(key)).toList();
            if (!some.isEmpty()) {
                rows.add(row(key, name, false, some));
            }
        });
        rows.add(row("total", "Total", true, lines));
        return new Grid(
                id,
                "",
                stub,
                List.of(
                        new Grid.Column("earned_count", "Outcomes earned", 12),
                        new Grid.Column("earned", "Earned", 14),
                        new Grid.Column("cap", "Over the cap", 14),
                        new Grid.Column("reversal", "Taken back", 14),
                        new Grid.Column("payable", "Payable", 14)),
                rows,
                "");
    }

    private static Grid.Line row(String id, String label, boolean isTotal, List<LedgerLine> lines) {
        long earned =
                lines.stream().filter(line -> line.kind().equals("earned")).count();
        return new Grid.Line(
                id,
                label,
                "",
                isTotal,
                List.of(
                        Cell.count(earned),
                        Cell.money(sum(lines, "earned")),
                        Cell.money(sum(lines, "cap")),
                        Cell.money(sum(lines, "reversal")),
                        Cell.money(sum(lines, ""))));
    }

    /** The amounts of one kind; of all when it is empty. */
    private static BigDecimal sum(List<LedgerLine> lines, String kind) {
        return lines.stream()
                .filter(line -> kind.isEmpty() || line.kind().equals(kind))
                .map(LedgerLine::amount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
