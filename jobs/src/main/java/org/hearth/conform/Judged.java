package org.hearth.conform;

import static org.apache.spark.sql.functions.expr;
import static org.hearth.conform.Typing.literal;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;

/** Typed rows with their references looked up: {@code is_bad} sets a row aside, everything else may pass. */
final class Judged {
    /** The rule of a row whose parent is not there: it is tried again every night. */
    static final String ORPHAN = "orphan";

    /** The rule of a row whose optional parent is not there: it passes, and is read again every night. */
    static final String UNKNOWN = "reference_unknown";

    private final SilverTable table;
    private final Typed typed;
    private final Parents parents;

    Judged(SilverTable table, Typed typed, Parents parents) {
        this.table = table;
        this.typed = typed;
        this.parents = parents;
    }

    /** The references of few rows are looked up on the driver, those of many are joined. */
    Dataset<Row> rows(BronzeRows.Rows bronze) {
        List<Column> references = table.schema().columns().stream()
                .filter(column -> column.references() != null)
                .toList();
        Wanted few = bronze.wanted();
        Dataset<Row> marked = few == null
                ? parents.marked(typed.rows(bronze.table().get()), references)
                : typed.rows(parents.marked(few, references));
        return marked.selectExpr(select(references))
                .withColumn("content_hash", expr(table.contentHash()))
                .selectExpr(
                        "*",
                        "exists(problems, problem -> problem.severity = 'error') as is_bad",
                        "exists(problems, problem -> problem.severity = 'error') and forall(problems, problem ->"
                                + " problem.severity <> 'error' or problem.rule = '" + ORPHAN + "') as is_orphan",
                        "exists(problems, problem -> problem.rule = '" + UNKNOWN + "') as is_unsettled");
    }

    private String[] select(List<Column> references) {
        List<String> select = new ArrayList<>(Typed.ORIGIN);
        select.addAll(List.of("op", "created_at", "modified_at"));
        for (Column column : table.schema().columns()) {
            select.add(kept(column) + " as " + column.storedName());
        }
        if (table.schema().event() != null) {
            select.add("if(op = 'D', null, " + SilverTable.AFTER_EXTRACT + ") as " + SilverTable.AFTER_EXTRACT);
        }
        select.add(problems(references) + " as problems");
        select.add("if(op = 'D', 'deleted', null) as withdrawn_by");
        return select.toArray(String[]::new);
    }

    /** A bad optional reference reads as empty; a deletion has nothing but its key. */
    private String kept(Column column) {
        if (table.key().contains(column.storedName())) {
            return column.storedName();
        }
        return column.references() == null || column.required()
                ? "if(op = 'D', null, " + column.storedName() + ")"
                : "if(op = 'D' or " + unknown(column) + ", null, " + column.storedName() + ")";
    }

    private String problems(List<Column> references) {
        if (references.isEmpty()) {
            return "problems";
        }
        List<String> found = references.stream().map(this::problem).toList();
        return "concat(problems, filter(array(" + String.join(", ", found) + "), problem -> problem is not null))";
    }

    private String problem(Column column) {
        String raw = column.hidden() ? "'***'" : column.storedName();
        String message = column.required()
                ? "No current " + column.references() + " has this id. The row is set aside and tried again every night"
                        + " until it arrives."
                : "No current " + column.references()
                        + " has this id. It reads as empty. Correct it or send the other row.";
        return "if(op <> 'D' and " + unknown(column) + ", "
                + Problems.problem(
                        column.required() ? ORPHAN : UNKNOWN,
                        column.required() ? "error" : "warning",
                        literal(column.name()),
                        raw,
                        literal(message))
                + ", null)";
    }

    private static String unknown(Column column) {
        String unless =
                column.referencesUnless() == null ? "" : " and not coalesce(" + column.referencesUnless() + ", false)";
        return "(" + column.storedName() + " is not null and not array_contains(known, " + literal(column.name()) + ")"
                + unless + ")";
    }
}
