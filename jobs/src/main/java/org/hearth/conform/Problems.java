package org.hearth.conform;

import static org.hearth.conform.Typing.literal;

import java.util.ArrayList;
import java.util.List;
import org.hearth.schema.Column;
import org.hearth.schema.RowRule;
import org.hearth.schema.TableSchema;

/** The SQL that lists what is wrong with a typed row: {@code array<struct<rule,severity,column,raw_value,message>>}. */
final class Problems {
    static final String TYPE =
            "array<struct<rule:string,severity:string,column:string,raw_value:string,message:string>>";

    private static final String MASK = "'***'";

    private Problems() {}

    /** Prefix of the columns that hold a field's trimmed text. */
    static String text(Column column) {
        return "t_" + column.name();
    }

    static String sql(TableSchema schema) {
        List<String> problems = new ArrayList<>();
        problems.add("if(defect is not null, " + problem("row_shape", "error", "null", "null", "defect") + ", null)");
        problems.add("if(op not in ('I', 'U', 'D'), "
                + problem("op_unknown", "error", "'op'", "op", literal("op must be I, U or D.")) + ", null)");
        Stamps.COLUMNS.forEach(stamp -> problems.add(untyped("", stamp)));
        for (Column column : schema.columns()) {
            problems.add(untyped(concerned(schema, column), column));
            if (column.type().startsWith("decimal")) {
                problems.add(rounded(schema, column));
            }
            if (column.required()) {
                problems.add(absent(schema, column));
            }
        }
        for (RowRule rule : schema.rules()) {
            problems.add(offence(schema, rule));
        }
        if (schema.event() != null) {
            problems.add(afterExtract(schema.column(schema.event())));
        }
        return "filter(array(" + String.join(", ", problems) + "), problem -> problem is not null)";
    }

    private static String untyped(String concerned, Column column) {
        String isBad = Typing.isBad(column, text(column), column.storedName());
        String severity = column.required() ? "error" : "warning";
        String what = column.codes() != null ? "code_unknown" : "type";
        String lost = column.multiValued()
                ? "What is unknown is left out."
                : column.required() ? "The row is set aside." : "It reads as empty.";
        return "if(" + concerned + isBad + ", "
                + problem(
                        what,
                        severity,
                        literal(column.name()),
                        raw(column),
                        literal("The value is not what the contract allows. " + lost + " "
                                + Typing.expectation(column)))
                + ", null)";
    }

    /** More decimals than the column holds: money by the cent, for example. */
    private static String rounded(TableSchema schema, Column column) {
        int decimals = column.scale();
        return "if(" + concerned(schema, column) + column.storedName() + " is not null and " + text(column)
                + " rlike '[.][0-9]{" + decimals + "}[0-9]*[1-9]', "
                + problem(
                        "decimals_rounded",
                        "warning",
                        literal(column.name()),
                        raw(column),
                        literal("The value has more than " + decimals
                                + " decimals. It is rounded, half up. Send it as it is meant, with " + decimals
                                + " decimals at most."))
                + ", null)";
    }

    private static String absent(TableSchema schema, Column column) {
        return "if(" + concerned(schema, column) + text(column) + " is null, "
                + problem(
                        "required_absent",
                        "error",
                        literal(column.name()),
                        "null",
                        literal("The contract requires it. The row is set aside. Send it with a value."))
                + ", null)";
    }

    /** A deletion needs its key only. */
    private static String concerned(TableSchema schema, Column column) {
        return schema.key().contains(column.name()) ? "" : "op <> 'D' and ";
    }

    private static String offence(TableSchema schema, RowRule rule) {
        String severity = rule.effect() == RowRule.Effect.quarantine ? "error" : "warning";
        return "if(op <> 'D' and (" + rule.when() + "), "
                + problem(
                        rule.rule(),
                        severity,
                        literal(rule.column()),
                        raw(schema.column(rule.column())),
                        literal(rule.message()))
                + ", null)";
    }

    private static String afterExtract(Column event) {
        return "if(op <> 'D' and " + event.storedName() + " > extract_date, "
                + problem(
                        "after_extract",
                        "warning",
                        literal(event.name()),
                        raw(event),
                        literal("The day is after the extract that reports it, so the row counts for nothing yet."
                                + " Correct the day."))
                + ", null)";
    }

    private static String raw(Column column) {
        return column.hidden() ? MASK : text(column);
    }

    static String problem(String rule, String severity, String column, String raw, String message) {
        return "named_struct('rule', " + literal(rule) + ", 'severity', " + literal(severity)
                + ", 'column', cast(" + column + " as string), 'raw_value', cast(" + raw
                + " as string), 'message', " + message + ")";
    }
}
