package org.hearth.derive;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.conform.SilverTable;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Side;
import org.hearth.table.Current;
import org.hearth.table.Tables;

/**
 * Which households, persons, enrollments, pregnancies, programs and contracts the changed rows name, now or in any
 * earlier version of theirs. Columns are known by their names, which the extract contract keeps the same everywhere.
 */
final class Touched {
    private static final Map<String, List<String>> KINDS = Map.of(
            "household_id", List.of("household"),
            "caregiver_id", List.of("person"),
            "partner_caregiver_id", List.of("person"),
            "child_id", List.of("person"),
            "person_id", List.of("person"),
            "subject_id", List.of("person", "household"),
            "episode_id", List.of("episode"),
            "pregnancy_id", List.of("pregnancy"));

    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final Instant since;

    Touched(Tables tables, SilverCatalog catalog, String state, Instant since) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
        this.since = since;
    }

    /** (kind, id) named by the rows of {@code entities} that are known only after {@code since}. */
    List<Row> nodes(List<String> entities) {
        List<Callable<List<Row>>> parts = entities.stream()
                .filter(entity -> tables.lake().has("silver", entity))
                .filter(entity -> catalog.table(entity).familyPath().isPresent())
                .map(entity -> (Callable<List<Row>>)
                        () -> named(entity).where("id is not null").distinct().collectAsList())
                .toList();
        return Side.bySide(parts).stream().flatMap(List::stream).distinct().toList();
    }

    private Dataset<Row> named(String entity) {
        TableSchema schema = catalog.table(entity);
        Dataset<Row> rows = tables.read("silver", entity).where(col("state").equalTo(state));
        SilverTable table = new SilverTable(schema);
        Dataset<Row> changed = table.identities(rows.where(Current.knownAfter(since)));
        Dataset<Row> versions =
                tables.isFew("silver", entity) ? table.among(rows, broadcast(changed)) : among(table, rows, changed);
        List<String> named = new ArrayList<>();
        for (Column column : schema.columns()) {
            kinds(schema, column.name())
                    .forEach(kind -> named.add("named_struct('kind', '" + kind + "', 'id', " + column.name() + ")"));
        }
        return versions.selectExpr("explode(array(" + String.join(", ", named) + ")) as node")
                .select("node.kind", "node.id");
    }

    /** The keys as a list, by which Parquet skips pages; too many for one are joined. */
    private Dataset<Row> among(SilverTable table, Dataset<Row> rows, Dataset<Row> changed) {
        List<Row> identities = changed.limit(Scope.FEW + 1).collectAsList();
        if (identities.size() > Scope.FEW) {
            return table.among(rows, broadcast(changed));
        }
        String key = table.key().get(0);
        List<String> keys = identities.stream()
                .map(row -> row.<String>getAs("same_" + key))
                .distinct()
                .toList();
        return table.among(
                Scope.Ids.of(tables.spark(), keys).within(rows, key),
                tables.spark().createDataFrame(identities, changed.schema()));
    }

    private static List<String> kinds(TableSchema schema, String column) {
        TableSchema.FamilyPath path = schema.familyPath().orElseThrow().getKey();
        boolean isProgramRow = path == TableSchema.FamilyPath.program || path == TableSchema.FamilyPath.contract;
        if (isProgramRow) {
            return column.equals(schema.familyPath().orElseThrow().getValue()) ? List.of(path.name()) : List.of();
        }
        return KINDS.getOrDefault(column, List.of());
    }
}
