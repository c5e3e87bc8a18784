package org.hearth.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.jspecify.annotations.Nullable;

/** An answer for people to read. */
final class TextPrinter {
    private final PrintWriter out;
    private final RowPrinter tables;

    TextPrinter(PrintWriter out) {
        this.out = out;
        this.tables = new RowPrinter(out);
    }

    void print(Answer answer) {
        if (answer instanceof Answer.Cell cell) {
            print(cell);
        } else if (answer instanceof Answer.One one) {
            print(one);
        }
    }

    private void head(Answer.Asked asked) {
        out.println(asked.measureId() + " " + asked.title() + ": " + asked.unit());
        out.println(asked.state() + ", " + asked.periodId() + " (" + asked.periodStart() + " to " + asked.periodEnd()
                + ")" + (asked.scopeType().equals("state") ? "" : ", " + asked.scopeType() + " " + asked.scopeId())
                + (asked.stratum().equals("all") ? "" : ", " + asked.stratifier() + " " + asked.stratum()));
        out.println(asked.release().line());
        out.println();
    }

    private void print(Answer.Cell cell) {
        head(cell.asked());
        out.println(counts(cell.counted()));
        out.println(published(cell));
        out.println();
        List<List<@Nullable Object>> clauses = new ArrayList<>();
        cell.clauses()
                .forEach(clause -> clauses.add(Arrays.asList(
                        clause.status(), clause.cases(), clause.events(), clause.reason(), clause.sentence())));
        tables.print(Printed.table, List.of("status", "cases", "events", "reason", "clause"), clauses);
        out.println();
        if (cell.subjects().isEmpty()) {
            out.println("no such subjects");
            return;
        }
        List<List<@Nullable Object>> subjects = new ArrayList<>();
        cell.subjects().forEach(subject -> subjects.add(row(subject)));
        tables.print(
                Printed.table,
                List.of("status", "subject", "family", "program", "denominator_on", "numerator_on", "events", "reason"),
                subjects);
        if (cell.subjectsInAll() > subjects.size()) {
            out.println("and " + (cell.subjectsInAll() - subjects.size()) + " more; --limit shows them.");
        }
    }

    private static List<@Nullable Object> row(Answer.Subject subject) {
        return Arrays.asList(
                subject.status(),
                subject.subjectType() + " " + subject.subjectId(),
                subject.familyId(),
                subject.programId(),
                subject.denominatorOn(),
                subject.numeratorOn(),
                subject.events(),
                subject.reason());
    }

    private static String counts(Answer.Counts counts) {
        return "numerator " + counts.numerator() + ", denominator " + counts.denominator() + ", missing "
                + counts.missing() + ", excluded " + counts.excluded();
    }

    private static String published(Answer.Cell cell) {
        if (cell.published() == null) {
            return "gold.measure_result has no such cell; these are the counts of its cases.";
        }
        String value = cell.value() == null
                ? "no value"
                : "value " + number(cell.value()) + " (95 % " + number(cell.ciLow()) + " to " + number(cell.ciHigh())
                        + ")";
        return cell.published().equals(cell.counted())
                ? value + "; gold.measure_result says the same."
                : value + "; gold.measure_result says otherwise: " + counts(cell.published()) + ".";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    private void print(Answer.One one) {
        head(one.asked());
        one.cases().forEach(this::print);
        out.println("options of the measure: " + options(one.options()));
        out.println("options of every enrollment: " + options(one.sharedOptions()));
    }

    private static String options(Map<String, String> options) {
        return options.isEmpty()
                ? "none"
                : options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(", "));
    }

    private void print(Answer.Case decided) {
        out.println(
                decided.subjectType() + " " + decided.subjectId() + ": " + decided.status() + ", " + decided.reason());
        out.println("  " + (decided.clause() == null ? "This version has no such clause." : decided.clause()));
        out.println("  " + decided.status() + " means: " + decided.statusMeans());
        line("denominator", decided.denominatorOn());
        line("numerator", decided.numeratorOn());
        line("events", decided.events());
        out.println("  enrollment " + decided.episodeId() + " of caregiver " + decided.caregiverId() + ", family "
                + decided.familyId() + ", program " + decided.programId() + " (" + decided.model() + "), contract "
                + decided.contractId());
        out.println("  so since " + decided.knownFrom() + ", as of " + decided.asOfOn()
                + (decided.recheckOn() == null ? "" : ", to be looked at again on " + decided.recheckOn()));
        out.println("  strata: " + (decided.strata() == null ? "this lake holds none" : strata(decided.strata())));
        out.println();
        FactPrinter facts = new FactPrinter(out);
        decided.facts().forEach(facts::print);
        if (decided.whyNot() != null) {
            new WhyNotPrinter(out).print(decided.whyNot());
        }
    }

    private static String strata(Map<String, Object> strata) {
        return strata.isEmpty()
                ? "none for this period"
                : strata.entrySet().stream()
                        .map(stratum -> stratum.getKey() + " " + stratum.getValue())
                        .collect(Collectors.joining(", "));
    }

    private void line(String name, @Nullable Object value) {
        if (value != null) {
            out.println("  " + name + " " + value);
        }
    }
}
