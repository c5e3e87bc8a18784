package org.hearth.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hearth.rule.RuleSpec;
import org.jspecify.annotations.Nullable;

/** Every line of a run with its reason, without what the scope of the report already says. */
final class LedgerTable {
    private static final Map<String, String> REASONS = Map.of(
            "over_cap", "The part that lies over the contract's cap.",
            "withdrawn", "The case is no longer on file.",
            "same_person", "The person was paid for another case of this outcome too.");

    private final Scope.Type scope;
    private final List<LedgerLine> lines;
    private final @Nullable Map<String, String> clauses;

    LedgerTable(Scope scope, List<LedgerLine> lines) {
        this.scope = scope.type();
        this.lines = lines;
        this.clauses = RuleSpec.load("rate_card_case").reasons();
    }

    Grid grid() {
        List<Grid.Column> columns = new ArrayList<>();
        if (scope == Scope.Type.state) {
            columns.add(new Grid.Column("contract", "Contract", 10));
        }
        if (scope != Scope.Type.program) {
            columns.add(new Grid.Column("program", "Program", 10));
        }
        columns.addAll(List.of(
                new Grid.Column("achieved_on", "Achieved", 11),
                new Grid.Column("kind", "Line", 10),
                new Grid.Column("reason", "Why", 44),
                new Grid.Column("unit_amount", "Price", 11),
                new Grid.Column("amount", "Amount", 12),
                new Grid.Column("cap_remaining", "Room under cap", 12)));
        List<Grid.Line> rows = new ArrayList<>(lines.stream().map(this::row).toList());
        rows.add(total(columns));
        return new Grid("lines", "", "Case", columns, rows, "");
    }

    private Grid.Line total(List<Grid.Column> columns) {
        Cell payable =
                Cell.money(lines.stream().map(LedgerLine::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
        return new Grid.Line(
                "total",
                "Payable",
                "",
                true,
                columns.stream()
                        .map(column -> column.id().equals("amount") ? payable : Cell.text(""))
                        .toList());
    }

    private Grid.Line row(LedgerLine line) {
        List<Cell> cells = new ArrayList<>();
        if (scope == Scope.Type.state) {
            cells.add(Cell.text(line.contract()));
        }
        if (scope != Scope.Type.program) {
            cells.add(Cell.text(line.program()));
        }
        cells.addAll(List.of(
                Cell.text(line.achievedOn().toString()),
                Cell.text(line.kind()),
                Cell.text(reason(line.reason())),
                Cell.money(line.unit()),
                Cell.money(line.amount()),
                Cell.money(line.room())));
        return new Grid.Line(line.caseKey() + "/" + line.kind(), line.caseKey(), "", false, cells);
    }

    private String reason(@Nullable String code) {
        if (code == null) {
            return "Not told: the line is older than its reason.";
        }
        String clause = clauses == null ? null : clauses.get(code);
        return clause == null ? REASONS.getOrDefault(code, code) : clause;
    }
}
