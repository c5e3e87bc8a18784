package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.table.Current;
import org.hearth.table.Tables;

/** The current rows whose parent went tonight: they are judged again, and most will be set aside. */
final class Orphans {
    private final Tables tables;
    private final SilverTable table;
    private final String state;

    Orphans(Tables tables, SilverTable table, String state) {
        this.tables = tables;
        this.table = table;
        this.state = state;
    }

    List<Pointer> of(Parents parents) {
        List<Pointer> pointers = new ArrayList<>();
        for (Column column : table.schema().columns()) {
            if (column.references() != null && tables.lake().has("silver", table.name())) {
                List<String> gone = parents.withdrawn(column.references());
                if (!gone.isEmpty()) {
                    pointers.addAll(naming(column, gone));
                }
            }
        }
        return pointers.stream().distinct().toList();
    }

    private List<Pointer> naming(Column column, List<String> gone) {
        Dataset<Row> rows =
                tables.read("silver", table.name()).where(col("state").equalTo(state));
        return Current.of(rows, table.identity())
                .where(col(column.storedName()).isin(gone.toArray()))
                .withColumn("entity", lit(table.name()))
                .select("source", "entity", "batch_id", "file", "line")
                .collectAsList()
                .stream()
                .map(Pointer::of)
                .toList();
    }
}
