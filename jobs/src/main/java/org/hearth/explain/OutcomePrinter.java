package org.hearth.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.jspecify.annotations.Nullable;

/** An answer about an outcome for people to read. */
final class OutcomePrinter {
    private final PrintWriter out;
    private final RowPrinter tables;

    OutcomePrinter(PrintWriter out) {
        this.out = out;
        this.tables = new RowPrinter(out);
    }

    void print(OutcomeAnswer answer) {
        if (answer instanceof OutcomeAnswer.Cell cell) {
            print(cell);
        } else if (answer instanceof OutcomeAnswer.One one) {
            head(one.asked());
            one.cases().forEach(this::print);
            out.println("options: " + joined(one.options(), "="));
        }
    }

    private void head(OutcomeAnswer.Asked asked) {
        out.println(asked.outcome() + " of the outcomes rate card, " + asked.state() + ", "
                + (asked.window() == null ? "all cases" : asked.window())
                + (asked.scopeType() == null ? "" : ", " + asked.scopeType() + " " + asked.scopeId())
                + (asked.stratum() == null ? "" : ", " + asked.stratifier() + " " + asked.stratum()));
        out.println(asked.release().line());
        out.println();
    }

    private void print(OutcomeAnswer.Cell cell) {
        head(cell.asked());
        cell.published()
                .forEach(row -> out.println("gold.rate_card_result"
                        + (row.step().isEmpty() ? "" : ", " + row.step()) + ": eligible " + row.eligible()
                        + ", achieved " + row.achieved() + ", pending " + row.pending() + ", undetermined "
                        + row.undetermined()));
        List<List<@Nullable Object>> clauses = new ArrayList<>();
        cell.clauses()
                .forEach(clause -> clauses.add(Arrays.asList(
                        clause.step(), clause.status(), clause.cases(), clause.reason(), clause.sentence())));
        tables.print(Printed.table, List.of("step", "status", "cases", "reason", "clause"), clauses);
        out.println();
        List<List<@Nullable Object>> cases = new ArrayList<>();
        cell.cases()
                .forEach(one -> cases.add(Arrays.asList(
                        one.step(),
                        one.status(),
                        one.episodeId(),
                        one.caregiverId(),
                        one.programId(),
                        one.decidedOn(),
                        one.enteredOn(),
                        one.reason())));
        tables.print(
                Printed.table,
                List.of("step", "status", "episode", "caregiver", "program", "decided_on", "entered_on", "reason"),
                cases);
        if (cell.casesInAll() > cases.size()) {
            out.println("and " + (cell.casesInAll() - cases.size()) + " more; --limit shows them.");
        }
    }

    private void print(OutcomeAnswer.Case decided) {
        out.println("enrollment " + decided.episodeId()
                + (decided.step().isEmpty() ? "" : ", step " + decided.step()) + ": " + decided.status() + ", "
                + decided.reason());
        out.println("  " + (decided.clause() == null ? "This version has no such clause." : decided.clause()));
        line("decided on", decided.decidedOn());
        line("entered on", decided.enteredOn());
        line("to be looked at again on", decided.recheckOn());
        out.println("  caregiver " + decided.caregiverId() + ", family " + decided.familyId() + ", program "
                + decided.programId() + ", contract " + decided.contractId());
        out.println("  groups: " + joined(decided.groups(), " "));
        out.println("  so since " + decided.knownFrom());
        out.println();
        FactPrinter facts = new FactPrinter(out);
        decided.facts().forEach(facts::print);
        if (decided.whyNot() != null) {
            new WhyNotPrinter(out).print(decided.whyNot());
        }
    }

    private static String joined(Map<String, String> values, String between) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + between + value.getValue())
                .collect(Collectors.joining(", "));
    }

    private void line(String name, @Nullable Object value) {
        if (value != null) {
            out.println("  " + name + " " + value);
        }
    }
}
