package org.hearth.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.conform.References;
import org.hearth.conform.SilverTable;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.table.Current;
import org.hearth.table.Tables;

/**
 * A state's silver as it stood when the folders up to a day, itself included, had been delivered, whenever they were
 * taken in. A row that was set aside because a parent went later stood on that day.
 */
final class Delivered {
    private static final String ASIDE = "withdrawn_by = 'quarantined'";

    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final LocalDate day;

    Delivered(Tables tables, SilverCatalog catalog, String state, LocalDate day) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
        this.day = day;
    }

    /** Of all versions those that the day knew. */
    Dataset<Row> known(Dataset<Row> versions) {
        return versions.where(col("delivered_on").leq(lit(day)));
    }

    /** The rows of {@code known} versions that stood. */
    Dataset<Row> current(TableSchema schema, Dataset<Row> known) {
        Dataset<Row> last = Current.lastDelivered(known, new SilverTable(schema).identity());
        Dataset<Row> standing = last.where("not is_withdrawn");
        List<Column> parents = schema.columns().stream()
                .filter(column -> column.references() != null && column.required())
                .toList();
        return parents.isEmpty() || known.where(ASIDE).isEmpty()
                ? standing
                : standing.unionByName(withParents(last.where(ASIDE), parents));
    }

    /** The rows whose parents all stood then, and of which one does not stand now. */
    private Dataset<Row> withParents(Dataset<Row> aside, List<Column> parents) {
        Dataset<Row> rows = aside.withColumn("has_lost", lit(false));
        for (Column column : parents) {
            String unless = column.referencesUnless() == null ? "false" : column.referencesUnless();
            rows = References.marked(rows, column, "stood", this::keysThen);
            rows = References.marked(rows, column, "stands", this::keysNow)
                    .where("stood or coalesce(" + unless + ", false)")
                    .withColumn("has_lost", expr("has_lost or (stood is not null and stands is null)"))
                    .drop("stood", "stands");
        }
        return rows.where("has_lost").drop("has_lost");
    }

    private Dataset<Row> keysThen(String parent) {
        TableSchema schema = catalog.table(parent);
        return key(schema, current(schema, known(versions(schema))));
    }

    private Dataset<Row> keysNow(String parent) {
        TableSchema schema = catalog.table(parent);
        return key(schema, Current.of(versions(schema), new SilverTable(schema).identity()));
    }

    private static Dataset<Row> key(TableSchema schema, Dataset<Row> rows) {
        return rows.select(new SilverTable(schema).key().get(0));
    }

    private Dataset<Row> versions(TableSchema schema) {
        return tables.read("silver", schema.table(), new SilverTable(schema).structType())
                .where(col("state").equalTo(state));
    }
}
