package org.hearth.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hearth.schema.Column;

/** The SQL that reads one column's text as its type, and says whether that failed. */
final class Typing {
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String TIMESTAMP =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?$";
    private static final String INTEGER = "^[+-]?[0-9]{1,9}$";
    private static final String DECIMAL = "^[+-]?[0-9]{1,20}([.][0-9]*)?$";

    private static final Pattern OUTER_BLANKS = Pattern.compile("^[ \\t\\r\\n\\u00a0]+|[ \\t\\r\\n\\u00a0]+$");

    private Typing() {}

    /** The field as a person meant it: without blanks around it, empty and sentinel values as null. */
    static String text(Column column) {
        String trimmed = "nullif(trim(both ' \\t\\r\\n\\u00a0' from record['" + column.name() + "']), '')";
        return column.sentinels().isEmpty()
                ? trimmed
                : "if(" + trimmed + " in (" + quoted(column.sentinels()) + "), null, " + trimmed + ")";
    }

    /** What {@link #text} trims, done on the driver. */
    static String trimmed(String text) {
        return OUTER_BLANKS.matcher(text).replaceAll("");
    }

    /** The typed value of {@code text}, null when it is not of the type, not a known code, or out of range. */
    static String value(Column column, String text) {
        String typed = typed(column, text);
        List<String> bounds = new ArrayList<>();
        if (column.min() != null) {
            bounds.add(typed + " >= " + column.min().toPlainString());
        }
        if (column.max() != null) {
            bounds.add(typed + " <= " + column.max().toPlainString());
        }
        if (column.above() != null) {
            bounds.add(typed + " > " + column.above().toPlainString());
        }
        return bounds.isEmpty() ? typed : "if(" + String.join(" and ", bounds) + ", " + typed + ", null)";
    }

    private static String typed(Column column, String text) {
        if (column.multiValued()) {
            return parts(column, text);
        }
        return switch (column.type().replaceAll("\\(.*", "")) {
            case "string" ->
                column.codes() == null
                        ? text
                        : "if(" + text + " in (" + quoted(column.codes()) + "), " + text + ", null)";
            case "int" -> guarded(text, INTEGER, "int");
            case "date" -> guarded(text, DATE, "date");
            case "timestamp" -> guarded(text, TIMESTAMP, "timestamp");
            case "decimal" -> guarded(text, DECIMAL, column.type());
            case "boolean" -> "case " + text + " when 'Y' then true when 'N' then false end";
            default -> throw new IllegalArgumentException("No such type: " + column.type());
        };
    }

    private static String guarded(String text, String pattern, String type) {
        return "if(" + text + " rlike '" + pattern + "', try_cast(" + text + " as " + type + "), null)";
    }

    private static String split(String text) {
        return "filter(transform(split(" + text + ", ';'), part -> trim(part)), part -> part <> '')";
    }

    private static String parts(Column column, String text) {
        String parts = split(text);
        String known = column.codes() == null
                ? parts
                : "filter(" + parts + ", part -> part in (" + quoted(column.codes()) + "))";
        return "if(size(" + known + ") = 0, null, array_sort(array_distinct(" + known + ")))";
    }

    /** True when there is text that the typed value lost. */
    static String isBad(Column column, String text, String value) {
        if (column.multiValued() && column.codes() != null) {
            return text + " is not null and exists(" + split(text) + ", part -> part not in (" + quoted(column.codes())
                    + "))";
        }
        return text + " is not null and " + value + " is null";
    }

    /** What a right value would look like. */
    static String expectation(Column column) {
        if (column.codes() != null) {
            return column.codes().size() > 12
                    ? "Use a code of the contract."
                    : "Use one of: " + String.join(", ", column.codes()) + ".";
        }
        return switch (column.type().replaceAll("\\(.*", "")) {
            case "int" -> "Use a whole number" + range(column) + ".";
            case "decimal" -> "Use a number with a point" + range(column) + ".";
            case "date" -> "Use a day as yyyy-MM-dd.";
            case "timestamp" -> "Use a UTC time as 2026-09-30T04:12:00Z.";
            case "boolean" -> "Use Y, N, or nothing for unknown.";
            default -> "Enter it again.";
        };
    }

    private static String range(Column column) {
        StringBuilder text = new StringBuilder();
        if (column.above() != null) {
            text.append(" above ").append(column.above().toPlainString());
        }
        if (column.min() != null) {
            text.append(" from ").append(column.min().toPlainString());
        }
        if (column.max() != null) {
            text.append(" up to ").append(column.max().toPlainString());
        }
        return text.toString();
    }

    private static String quoted(List<String> words) {
        return words.stream().map(Typing::literal).collect(Collectors.joining(", "));
    }

    /** A SQL string literal. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
