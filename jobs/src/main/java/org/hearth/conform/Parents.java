package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Which rows of the earlier levels a reference may name: those that are current in silver, from any source. */
final class Parents {
    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final Map<String, Set<String>> arrived = new ConcurrentHashMap<>();
    private volatile boolean isMany;
    private final Map<String, Set<String>> withdrawn = new ConcurrentHashMap<>();

    Parents(Tables tables, SilverCatalog catalog, String state) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
    }

    /** Remembers the keys that this night took out of an entity. */
    void withdrew(String entity, Set<String> keys) {
        withdrawn.put(entity, Set.copyOf(keys));
    }

    /** Remembers the keys that this night wrote to an entity; null when they are too many to name. */
    void arrived(String entity, @Nullable Set<String> keys) {
        if (keys == null) {
            isMany = true;
        } else {
            arrived.put(entity, Set.copyOf(keys));
        }
    }

    /** Whether a parent that the row waits for has come tonight. */
    boolean mayHaveCome(Pointer pointer) {
        return isMany
                || arrived.values().stream()
                        .anyMatch(keys -> pointer.waitsFor().stream().anyMatch(keys::contains));
    }

    /** The keys that this night took out of what {@code reference} names. */
    List<String> withdrawn(String reference) {
        return SilverCatalog.expand(reference).stream()
                .flatMap(entity -> withdrawn.getOrDefault(entity, Set.of()).stream())
                .distinct()
                .toList();
    }

    /** Joins {@code is_known_<column>} to the rows: whether the reference names a current row, true when empty. */
    Dataset<Row> mark(Dataset<Row> rows, Column column, @Nullable List<Object> wanted) {
        String known = known(column);
        Dataset<Row> keys = SilverCatalog.expand(String.valueOf(column.references())).stream()
                .map(entity -> keys(entity, wanted))
                .reduce(Dataset::union)
                .orElseThrow()
                .distinct()
                .withColumn(known, lit(true));
        return rows.join(keys, rows.col(column.storedName()).equalTo(keys.col("parent_key")), "left")
                .drop("parent_key");
    }

    static String known(Column column) {
        return "is_known_" + column.name();
    }

    private Dataset<Row> keys(String entity, @Nullable List<Object> wanted) {
        SilverTable table = new SilverTable(catalog.table(entity));
        String key = table.key().get(0);
        Dataset<Row> rows = tables.read("silver", entity, table.structType())
                .where(col("state").equalTo(state));
        if (wanted != null) {
            rows = rows.where(col(key).isin(wanted.toArray()));
        }
        return Current.of(rows, List.of("source", key)).select(col(key).as("parent_key"));
    }
}
