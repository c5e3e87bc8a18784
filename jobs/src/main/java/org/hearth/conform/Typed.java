package org.hearth.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.schema.RowRule;

/** Bronze rows of one entity with their columns typed and their problems listed; nothing is dropped here. */
final class Typed {
    /** Where a row is from; kept beside the typed columns. */
    static final List<String> ORIGIN =
            List.of("state", "source", "batch_id", "extract_date", "file", "line", "is_new", "is_told");

    private final SilverTable table;
    private final TokenKey tokens;

    Typed(SilverTable table, TokenKey tokens) {
        this.table = table;
        this.tokens = tokens;
    }

    Dataset<Row> rows(Dataset<Row> bronze) {
        return bronze.selectExpr(texts())
                .selectExpr(values())
                .selectExpr("*", Problems.sql(table.schema()) + " as problems")
                .selectExpr(clean());
    }

    private String[] texts() {
        List<String> select = new ArrayList<>(ORIGIN);
        select.addAll(List.of("defect", "known"));
        select.add("coalesce(upper(trim(op)), 'U') as op");
        for (Column column : read()) {
            select.add(Typing.text(column) + " as " + Problems.text(column));
        }
        return select.toArray(String[]::new);
    }

    private List<Column> read() {
        return Stream.concat(Stamps.COLUMNS.stream(), table.schema().columns().stream())
                .toList();
    }

    private String[] values() {
        List<String> select = new ArrayList<>(List.of("*"));
        for (Column column : read()) {
            String text = Problems.text(column);
            String value = column.identifying() ? tokens.tokenSql(column.name(), text) : Typing.value(column, text);
            select.add(value + " as " + column.storedName());
        }
        return select.toArray(String[]::new);
    }

    /** Drops the texts, empties what a rule empties, and marks a day after its extract. */
    private String[] clean() {
        List<String> select = new ArrayList<>(ORIGIN);
        select.addAll(List.of("op", "created_at", "modified_at", "known", "problems"));
        for (Column column : table.schema().columns()) {
            select.add(emptied(column) + " as " + column.storedName());
        }
        if (table.schema().event() != null) {
            select.add(afterExtract() + " as " + SilverTable.AFTER_EXTRACT);
        }
        return select.toArray(String[]::new);
    }

    private String emptied(Column column) {
        String rules = table.schema().rules().stream()
                .filter(rule ->
                        rule.effect() == RowRule.Effect.nullify && rule.column().equals(column.name()))
                .map(rule -> "coalesce(" + rule.when() + ", false)")
                .collect(Collectors.joining(" or "));
        return rules.isEmpty() ? column.storedName() : "if(" + rules + ", null, " + column.storedName() + ")";
    }

    private String afterExtract() {
        return "coalesce(" + table.schema().event() + " > extract_date, false)";
    }
}
