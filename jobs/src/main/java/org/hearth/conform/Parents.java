package org.hearth.conform;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Tables;

/** Which rows of the earlier levels a reference may name: those that are current in silver, from any source. */
final class Parents {
    private final Tables tables;
    private final ParentKeys keys;
    private final Map<String, Set<String>> arrived = new ConcurrentHashMap<>();
    private volatile boolean isMany;
    private final Map<String, Set<String>> withdrawn = new ConcurrentHashMap<>();

    Parents(Tables tables, SilverCatalog catalog, String state, BronzeRows bronze) {
        this.tables = tables;
        this.keys = new ParentKeys(tables, catalog, state, bronze);
    }

    /** Remembers the keys that this night took out of an entity. */
    void withdrew(String entity, Set<String> keys) {
        withdrawn.put(entity, Set.copyOf(keys));
    }

    /** Remembers that this night wrote to an entity more keys than can be named. */
    void manyArrived() {
        isMany = true;
    }

    /** Remembers the keys that this night wrote to an entity, and which of its keys are current now. */
    void arrived(String entity, Set<String> written, Set<String> current, Set<String> gone) {
        arrived.put(entity, Set.copyOf(written));
        keys.settle(entity, current, gone);
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

    /** The rows with the names of their references that name a current row in {@code known}. */
    Dataset<Row> marked(Wanted few, List<Column> references) {
        Map<String, Set<String>> known = new TreeMap<>();
        references.forEach(column -> known.put(column.name(), known(column, few)));
        return tables.spark().createDataFrame(few.marked(known), BronzeRows.SCHEMA);
    }

    private Set<String> known(Column column, Wanted few) {
        Set<String> ids = new HashSet<>();
        for (String entity : SilverCatalog.expand(String.valueOf(column.references()))) {
            ids.addAll(keys.current(entity, few.texts(column)));
        }
        return ids;
    }

    /** The same by joins, for rows too many for the driver. */
    Dataset<Row> marked(Dataset<Row> typed, List<Column> references) {
        Dataset<Row> rows = typed;
        List<String> known = new ArrayList<>();
        for (Column column : references) {
            String mark = "is_known_" + column.name();
            rows = References.marked(rows, column, mark, keys::all);
            known.add("if(" + mark + ", '" + column.name() + "', null)");
        }
        return rows.withColumn("known", expr("array_compact(array(" + String.join(", ", known) + "))"));
    }
}
