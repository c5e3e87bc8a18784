package org.hearth.form;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What a contract, its programs together, or one of its programs has earned of the money for outcomes (CT-067). */
public record Fund(
        String scopeType,
        String scopeId,
        String contractId,
        String year,
        @Nullable BigDecimal cap,
        BigDecimal earned,
        BigDecimal paid,
        @Nullable Double share) {

    static Fund of(Row row) {
        return new Fund(
                row.getAs("scope_type"),
                row.getAs("scope_id"),
                row.getAs("contract_id"),
                row.getAs("fiscal_year"),
                row.getAs("cap_amount"),
                row.getAs("earned"),
                row.getAs("paid"),
                row.getAs("share_earned"));
    }

    private boolean isWhole() {
        return scopeType.equals("contract");
    }

    /** Each contract below its programs, lead first. */
    static Section section(List<Fund> funds, Payers payers) {
        List<Grid.Line> lines = funds.stream()
                .sorted(Comparator.comparing(Fund::contractId)
                        .thenComparing(Fund::year)
                        .thenComparing(Fund::isWhole)
                        .thenComparing(fund -> payers.place(fund.scopeId()))
                        .thenComparing(Fund::scopeId))
                .map(fund -> fund.line(payers))
                .toList();
        return new Section(
                "Share of eligible funds earned",
                "All runs up to the day of the data.",
                List.of(new Grid(
                        "funds",
                        "",
                        "Contract or program",
                        List.of(
                                new Grid.Column("cap", "Eligible funds (cap)", 14),
                                new Grid.Column("earned", "Earned at price", 14),
                                new Grid.Column("paid", "Paid", 14),
                                new Grid.Column("share", "Share earned", 10),
                                new Grid.Column("left", "Left under the cap", 14)),
                        lines,
                        "Share earned: paid of the contract's eligible funds, for a program too. Earned at price holds"
                                + " outcomes over the cap, and those taken back since.")));
    }

    private Grid.Line line(Payers payers) {
        String name = isWhole()
                ? payers.contract(contractId) + ", lead and subcontractors together"
                : payers.program(scopeId);
        return new Grid.Line(
                contractId + "/" + scopeId + (year.isEmpty() ? "" : "/" + year),
                name + (year.isEmpty() ? "" : ", " + year),
                "",
                isWhole(),
                List.of(
                        Cell.money(cap),
                        Cell.money(earned),
                        Cell.money(paid),
                        Cell.percent(share),
                        Cell.money(cap == null || !isWhole() ? null : cap.subtract(paid))));
    }
}
