package org.hearth.explain;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;

/** An answer about a rule's table for people to read. */
final class TablePrinter {
    private final PrintWriter out;
    private final RowPrinter tables;

    TablePrinter(PrintWriter out) {
        this.out = out;
        this.tables = new RowPrinter(out);
    }

    void print(TableAnswer answer) {
        out.println("gold." + answer.table() + ", " + answer.title() + ", " + answer.state());
        out.println(answer.release().line());
        out.println("rules " + String.join(", ", answer.rules()));
        out.println();
        rows(answer.rows());
        answer.reasons().forEach((reason, sentence) -> out.println(reason + ": " + sentence));
        for (TableAnswer.Part part : answer.parts()) {
            out.println();
            out.println("from " + part.name() + ": " + part.about());
            rows(part.rows());
        }
        if (!answer.facts().isEmpty()) {
            out.println();
            FactPrinter facts = new FactPrinter(out);
            answer.facts().forEach(facts::print);
        }
        out.println();
        if (answer.note() != null) {
            out.println(answer.note());
        } else {
            answer.interpretation().forEach((name, sentence) -> out.println(name + ": " + sentence));
            out.println("options: " + joined(answer.options()));
        }
    }

    private void rows(TableAnswer.Rows shown) {
        tables.print(Printed.table, shown.columns(), shown.rows());
        int more = Math.toIntExact(shown.inAll() - shown.rows().size());
        if (more > 0) {
            out.println("and " + more + " more; --limit shows them.");
        }
    }

    private static String joined(Map<String, String> values) {
        List<String> pairs = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .toList();
        return pairs.stream().collect(Collectors.joining(", "));
    }
}
