package org.hearth.explain;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** One fact of an answer: what it is, where it stands, and what its line says. */
final class FactPrinter {
    private final PrintWriter out;

    FactPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Answer.Fact fact) {
        out.println(
                "  " + fact.entity() + " " + fact.id() + (fact.occurredOn() == null ? "" : " on " + fact.occurredOn()));
        out.println("    " + fact.file() + ":" + fact.line() + " (" + fact.source()
                + (fact.extractDate() == null ? "" : ", extract of " + fact.extractDate()) + ")");
        Map<String, String> fields = fact.fields();
        out.println("    "
                + (fields == null
                        ? "bronze does not hold this line"
                        : fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining(", "))));
        out.println();
    }
}
