package org.hearth.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.hearth.measure.MeasureCatalog;
import org.hearth.text.UsageException;

/** The billing report: what a half-year's run pays, and every line of the ledger behind it. */
public final class RateCardBilling {
    private RateCardBilling() {}

    /** One line of {@code gold.rate_card_billing}. */
    public record Line(
            String contract,
            String program,
            String caseKey,
            String outcome,
            String kind,
            BigDecimal unit,
            BigDecimal amount,
            BigDecimal room,
            LocalDate achievedOn,
            LocalDate closesOn) {
        static Line of(Row row) {
            return new Line(
                    row.getAs("contract_id"),
                    row.getAs("program_id"),
                    row.getAs("case_key"),
                    RateCard.key(row.getAs("outcome"), row.getAs("step")),
                    row.getAs("kind"),
                    row.getAs("unit_amount"),
                    row.getAs("amount"),
                    row.getAs("cap_remaining"),
                    row.getAs("achieved_on"),
                    row.getAs("closes_on"));
        }
    }

    /** The report of a lake's release; a period that is no half-year is bad usage. */
    public static Document of(FormLake lake) {
        String period = lake.head().period().id();
        if (!period.matches("SFY[0-9]{4}H[12]")) {
            throw new UsageException("Outcomes are paid by the half-year: ask for SFY2026H1 or SFY2026H2, not " + period
                    + ". The quarters' figures stand in: hearth report rate-card");
        }
        return document(
                lake.head(),
                lake.label("Rate Card Billing"),
                lake.billed(period).stream().map(Line::of).toList());
    }

    static Document document(Head head, String label, List<Line> lines) {
        List<Document.Fact> facts = new ArrayList<>(head.facts());
        facts.add(0, new Document.Fact("Subject line", label));
        Optional<LocalDate> closed = lines.stream().map(Line::closesOn).max(LocalDate::compareTo);
        facts.add(new Document.Fact(
                "Billing closed", closed.map(LocalDate::toString).orElse("no line in this run")));
        return new Document(
                "rate-card-billing",
                "Outcomes Rate Card billing",
                head.subtitle(),
                facts,
                List.of(
                        new Section(
                                "Payable by outcome",
                                "",
                                List.of(sums("outcomes", "Outcome", Line::outcome, RateCard.OUTCOMES, lines))),
                        new Section(
                                "Payable by contract",
                                "",
                                List.of(sums("contracts", "Contract", Line::contract, Map.of(), lines))),
                        new Section(
                                "Ledger lines",
                                "In the order in which the run added them; a line is never edited.",
                                List.of(ledger(lines))),
                        new OptionsTable(MeasureCatalog.load(), head.release().options())
                                .section(List.of("rate_card"))),
                List.of(),
                List.of(
                        "earned: an outcome at its price on the day of achievement. cap: the part of it that lies over"
                                + " the contract's cap. reversal: what was paid for an outcome that is no longer"
                                + " achieved, taken back.",
                        "A run holds outcomes achieved by the end of the half and entered by the day of closing; what"
                                + " is entered later is in the next run.",
                        "Room under the cap is the contract's, lead and subcontractors together."),
                List.of("Prepared by", "Fiscal officer", "Authorized official of the contractor"));
    }

    private static Grid sums(
            String id, String stub, Function<Line, String> by, Map<String, String> names, List<Line> all) {
        List<Grid.Line> rows = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .forEach((key, lines) -> rows.add(row(key, names.getOrDefault(key, key), false, lines)));
        rows.add(row("total", "Total", true, all));
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

    private static Grid.Line row(String id, String label, boolean isTotal, List<Line> lines) {
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
    private static BigDecimal sum(List<Line> lines, String kind) {
        return lines.stream()
                .filter(line -> kind.isEmpty() || line.kind().equals(kind))
                .map(Line::amount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static Grid ledger(List<Line> lines) {
        List<Grid.Line> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(new Grid.Line(
                    line.caseKey() + "/" + line.kind(),
                    line.caseKey(),
                    "",
                    false,
                    List.of(
                            Cell.text(line.contract()),
                            Cell.text(line.program()),
                            Cell.text(line.achievedOn().toString()),
                            Cell.text(line.kind()),
                            Cell.money(line.unit()),
                            Cell.money(line.amount()),
                            Cell.money(line.room()))));
        }
        return new Grid(
                "lines",
                "",
                "Case",
                List.of(
                        new Grid.Column("contract", "Contract", 10),
                        new Grid.Column("program", "Program", 10),
                        new Grid.Column("achieved_on", "Achieved", 11),
                        new Grid.Column("kind", "Line", 10),
                        new Grid.Column("unit_amount", "Price", 11),
                        new Grid.Column("amount", "Amount", 12),
                        new Grid.Column("cap_remaining", "Room under cap", 12)),
                rows,
                "");
    }
}
