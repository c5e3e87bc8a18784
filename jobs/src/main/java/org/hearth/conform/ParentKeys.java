package org.hearth.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.table.Current;
import org.hearth.table.Tables;

/**
 * The current keys of silver that references may name, from any source. On a small night each entity is read once, for
 * all the ids that the night's rows name; what the night itself writes is known without reading.
 */
final class ParentKeys {
    private static final int LIST = 5_000;

    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final BronzeRows bronze;
    private final Set<String> before;
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, Set<String>> current = new HashMap<>();

    ParentKeys(Tables tables, SilverCatalog catalog, String state, BronzeRows bronze) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
        this.bronze = bronze;
        this.before = Set.copyOf(tables.lake().tables("silver"));
    }

    /** Takes over what the night has decided about an entity's keys. */
    synchronized void settle(String entity, Set<String> live, Set<String> gone) {
        Set<String> keys = current.computeIfAbsent(entity, name -> new HashSet<>());
        keys.addAll(live);
        keys.removeAll(gone);
        Set<String> seen = asked.computeIfAbsent(entity, name -> new HashSet<>());
        seen.addAll(live);
        seen.addAll(gone);
    }

    /** Those of the ids, and of all that the night's rows name, that are current. */
    synchronized Set<String> current(String entity, Collection<String> ids) {
        Set<String> seen = asked.computeIfAbsent(entity, name -> new HashSet<>());
        Set<String> open = new HashSet<>(ids);
        open.removeAll(seen);
        if (!open.isEmpty()) {
            open.addAll(named(entity));
            open.removeAll(seen);
            seen.addAll(open);
            if (before.contains(entity)) {
                current.computeIfAbsent(entity, name -> new HashSet<>()).addAll(read(entity, open));
            }
        }
        return current.getOrDefault(entity, Set.of());
    }

    private Set<String> named(String entity) {
        Set<String> ids = new HashSet<>();
        for (String child : bronze.entities()) {
            if (catalog.has(child)) {
                named(catalog.table(child), entity, ids);
            }
        }
        return ids;
    }

    private void named(TableSchema child, String entity, Set<String> ids) {
        for (Column column : child.columns()) {
            if (column.references() != null
                    && SilverCatalog.expand(column.references()).contains(entity)) {
                bronze.texts(child.table(), column.name()).forEach(ids::add);
            }
        }
    }

    private List<String> read(String entity, Set<String> ids) {
        Dataset<Row> rows = rows(entity);
        String key = new SilverTable(catalog.table(entity)).key().get(0);
        if (ids.size() <= LIST) {
            rows = rows.where(col(key).isin(ids.toArray()));
        } else {
            Dataset<Row> wanted = tables.spark()
                    .createDataset(List.copyOf(ids), Encoders.STRING())
                    .toDF(key);
            rows = rows.join(broadcast(wanted), new String[] {key}, "left_semi");
        }
        return keys(entity, rows).as(Encoders.STRING()).collectAsList();
    }

    /** The key of every current row. */
    Dataset<Row> all(String entity) {
        return keys(entity, rows(entity));
    }

    private Dataset<Row> rows(String entity) {
        SilverTable table = new SilverTable(catalog.table(entity));
        return tables.read("silver", entity, table.structType())
                .where(col("state").equalTo(state));
    }

    private Dataset<Row> keys(String entity, Dataset<Row> rows) {
        String key = new SilverTable(catalog.table(entity)).key().get(0);
        return Current.of(rows, List.of("source", key)).select(key);
    }
}
