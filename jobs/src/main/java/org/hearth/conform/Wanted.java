package org.hearth.conform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hearth.schema.Column;
import org.jspecify.annotations.Nullable;

/** A small number of bronze rows on the driver, so that look-ups read only what they name. */
final class Wanted {
    private static final int MANY = 5_000;

    private static final int KNOWN = BronzeRows.SCHEMA.fieldIndex("known");

    private final List<Row> bronze;

    Wanted(List<Row> bronze) {
        this.bronze = bronze;
    }

    /** The distinct values of a text column, never empty; null when they are too many for a list. */
    @Nullable
    List<Object> values(Column column) {
        List<Object> values =
                texts(column).stream().distinct().map(text -> (Object) text).toList();
        if (values.size() > MANY) {
            return null;
        }
        return values.isEmpty() ? List.of("") : values;
    }

    /** The texts of a column. */
    List<String> texts(Column column) {
        return bronze.stream()
                .map(row -> text(row, column.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A bronze row's text in a column, trimmed as its typed value will be. */
    static @Nullable String text(Row bronze, String column) {
        Map<String, String> record = bronze.getJavaMap(bronze.fieldIndex("record"));
        String text = record.get(column);
        return text == null ? null : Typing.trimmed(text);
    }

    /** The rows, each with the names of those references whose text is among the ids {@code known} for it. */
    List<Row> marked(Map<String, Set<String>> known) {
        return bronze.stream().map(row -> marked(row, known)).toList();
    }

    private static Row marked(Row row, Map<String, Set<String>> known) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        values[KNOWN] = known.keySet().stream()
                .filter(column -> known.getOrDefault(column, Set.of()).contains(text(row, column)))
                .toArray(String[]::new);
        return RowFactory.create(values);
    }
}
