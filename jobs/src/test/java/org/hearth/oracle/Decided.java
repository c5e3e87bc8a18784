package org.hearth.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearth.testing.TextTable;

/**
 * What the two evaluators must agree on. A row that is excluded says no more than no row (R2); its day decides nothing,
 * and only what is met has a day of that.
 */
record Decided(
        String measureId,
        String periodId,
        String subjectId,
        String status,
        String denominatorOn,
        String numeratorOn,
        String events) {
    static final List<String> COLUMNS =
            List.of("measure_id", "period_id", "subject_id", "status", "denominator_on", "numerator_on", "events");

    static List<Decided> of(List<Case> cases) {
        return counted(cases.stream()
                .map(one -> new Decided(
                        one.measureId(),
                        one.periodId(),
                        one.subjectId(),
                        one.status().name().toLowerCase(Locale.ROOT),
                        Objects.toString(one.denominatorOn(), ""),
                        Objects.toString(one.numeratorOn(), ""),
                        Objects.toString(one.events(), "")))
                .toList());
    }

    static List<Decided> of(TextTable table) {
        return counted(table.rows().stream()
                .map(row -> new Decided(
                        cell(table, row, "measure_id"),
                        cell(table, row, "period_id"),
                        cell(table, row, "subject_id"),
                        cell(table, row, "status"),
                        cell(table, row, "denominator_on"),
                        cell(table, row, "numerator_on"),
                        cell(table, row, "events")))
                .toList());
    }

    private static String cell(TextTable table, List<String> row, String column) {
        int index = table.header().indexOf(column);
        return index < 0 ? "" : row.get(index);
    }

    private static List<Decided> counted(List<Decided> rows) {
        return rows.stream()
                .filter(row -> !row.status.equals("excluded"))
                .map(Decided::plain)
                .toList();
    }

    private Decided plain() {
        boolean met = status.equals("met");
        boolean counts = met || status.equals("not_met");
        return new Decided(
                measureId,
                periodId,
                subjectId,
                status,
                counts ? denominatorOn : "",
                met ? numeratorOn : "",
                counts ? events : "");
    }

    Decided of(String subject) {
        return new Decided(measureId, periodId, subject, status, denominatorOn, numeratorOn, events);
    }

    /** Only the columns that a drawn table has. */
    Decided seenIn(TextTable table) {
        List<String> header = table.header();
        return new Decided(
                header.contains("measure_id") ? measureId : "",
                header.contains("period_id") ? periodId : "",
                subjectId,
                status,
                header.contains("denominator_on") ? denominatorOn : "",
                header.contains("numerator_on") ? numeratorOn : "",
                header.contains("events") ? events : "");
    }

    /** Rows as sorted text, by what {@code key} makes of the subject. */
    static Map<String, List<String>> by(Function<String, String> key, List<Decided> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> key.apply(row.subjectId),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), some -> some.stream()
                                .map(Decided::toString)
                                .sorted()
                                .toList())));
    }

    @Override
    public String toString() {
        return String.join(" | ", measureId, periodId, subjectId, status, denominatorOn, numeratorOn, events);
    }
}
