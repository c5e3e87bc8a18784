package org.hearth.explain;

import java.io.PrintWriter;

/** The nearest changes that would give another answer, for people to read. */
final class WhyNotPrinter {
    private final PrintWriter out;

    WhyNotPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Answer.WhyNot whyNot) {
        out.println(
                "  why not otherwise: " + whyNot.tried() + " changes of one record tried, by the rules of the night");
        whyNot.changes().forEach(change -> {
            out.println("    " + change.status() + ", " + change.reason()
                    + (change.numeratorOn() == null ? "" : " on " + change.numeratorOn()) + " if");
            out.println("      " + change.entity() + " " + change.id() + ": " + change.change());
        });
        if (whyNot.note() != null) {
            out.println("    " + whyNot.note());
        }
        out.println();
    }
}
