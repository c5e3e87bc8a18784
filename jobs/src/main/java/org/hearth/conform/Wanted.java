package org.hearth.conform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;

/** The values that a small number of bronze rows name, known on the driver, so that look-ups read only those. */
final class Wanted {
    private final List<Row> bronze;

    Wanted(List<Row> bronze) {
        this.bronze = bronze;
    }

    /** The distinct values of a text column; never empty, so that it can stand in a list. */
    List<Object> values(Column column) {
        List<Object> values = bronze.stream()
                .map(row -> row.<String, String>getJavaMap(row.fieldIndex("record")))
                .map((Map<String, String> record) -> record.get(column.name()))
                .filter(Objects::nonNull)
                .map(text -> (Object) text.strip().replace("\u00a0", " ").strip())
                .distinct()
                .toList();
        return values.isEmpty() ? List.of("") : values;
    }
}
