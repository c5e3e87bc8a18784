package org.hearth.conform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.jspecify.annotations.Nullable;

/** The values that a small number of bronze rows name, known on the driver, so that look-ups read only those. */
final class Wanted {
    private static final int MANY = 5_000;

    private final List<Row> bronze;

    Wanted(List<Row> bronze) {
        this.bronze = bronze;
    }

    /** The distinct values of a text column, never empty; null when they are too many for a list. */
    @Nullable
    List<Object> values(Column column) {
        List<Object> values = bronze.stream()
                .map(row -> row.<String, String>getJavaMap(row.fieldIndex("record")))
                .map((Map<String, String> record) -> record.get(column.name()))
                .filter(Objects::nonNull)
                .map(text -> (Object) text.strip().replace("\u00a0", " ").strip())
                .distinct()
                .toList();
        if (values.size() > MANY) {
            return null;
        }
        return values.isEmpty() ? List.of("") : values;
    }
}
