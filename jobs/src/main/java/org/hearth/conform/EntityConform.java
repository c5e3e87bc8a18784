package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Sets one entity's judged rows against the versions that silver holds. */
final class EntityConform {
    private final Tables tables;
    private final SilverTable table;
    private final String state;

    EntityConform(Tables tables, SilverTable table, String state) {
        this.tables = tables;
        this.table = table;
        this.state = state;
    }

    /** A full delivery: keys of the source that it does not list are gone from its extract date on. */
    record Full(String source, LocalDate extractDate, String batchId) {}

    /**
     * The decision about every version of the keys concerned. {@code keys} narrows the history to the keys that small
     * input names; null reads all of it, as a full delivery must. {@code fullKeys} holds what the full deliveries list.
     */
    Dataset<Row> decide(Dataset<Row> judged, List<Full> fulls, Dataset<Row> fullKeys, @Nullable Wanted keys) {
        Dataset<Row> versions = history(judged, keys)
                .unionByName(judged.where("not is_bad").selectExpr(columns(FRESH)))
                .unionByName(judged.where("is_orphan and is_new").selectExpr(columns(ORPHANED)));
        for (Full full : fulls) {
            versions = versions.unionByName(absent(versions, full, fullKeys));
        }
        return new Resolution(table).decide(versions);
    }

    private String[] columns(Map<String, String> values) {
        return new Resolution(table)
                .columns().stream()
                        .map(name -> values.containsKey(name) ? values.get(name) + " as " + name : name)
                        .toArray(String[]::new);
    }

    private static final Map<String, String> FRESH = Map.of(
            "delivered_on", "extract_date",
            "is_old", "false",
            "is_state", "false",
            "is_void", "false",
            "is_fresh_void", "false",
            "is_sound", "size(problems) = 0");

    /** Lacking nothing but a parent, the row stood for as long as that was there: it is kept, and withdrawn at once. */
    private static final Map<String, String> ORPHANED = Map.of(
            "delivered_on", "extract_date",
            "is_old", "false",
            "is_state", "false",
            "is_void", "true",
            "is_fresh_void", "true",
            "is_sound", "false");

    private static final Map<String, String> HELD =
            Map.of("is_old", "true", "is_new", "false", "is_void", "was_void or is_fresh_void", "is_sound", "false");

    /** Each key and extract date as last known; void when its row has been set aside since. */
    private Dataset<Row> history(Dataset<Row> judged, @Nullable Wanted keys) {
        Dataset<Row> rows = tables.read("silver", table.name(), table.structType())
                .where(col("state").equalTo(state));
        List<Object> values =
                keys == null ? null : keys.values(table.schema().keyColumns().get(0));
        if (values != null) {
            rows = rows.where(col(table.key().get(0)).isin(values.toArray()));
        }
        List<String> key = table.identity();
        List<String> delivery =
                Stream.concat(key.stream(), Stream.of("delivered_on")).toList();
        Dataset<Row> stated = rows.withColumn(
                "is_state",
                expr("row_number() over (partition by " + String.join(", ", key) + " order by known_from desc) = 1"));
        Dataset<Row> bad =
                judged.where("is_bad").select("batch_id", "file", "line").withColumn("is_bad_now", lit(true));
        return Current.last(stated, delivery)
                .join(bad, new String[] {"batch_id", "file", "line"}, "left")
                .withColumn("was_void", expr("coalesce(withdrawn_by = 'quarantined', false)"))
                .withColumn("is_fresh_void", expr("not was_void and coalesce(is_bad_now, false)"))
                .selectExpr(columns(HELD));
    }

    /** A deletion for each key that was live before the full delivery and that it does not list. */
    private Dataset<Row> absent(Dataset<Row> versions, Full full, Dataset<Row> fullKeys) {
        String key = table.keyList();
        Dataset<Row> live = versions.where(col("source").equalTo(full.source()))
                .where(col("delivered_on").lt(lit(full.extractDate())))
                .where("not is_void")
                .withColumn(
                        "rank",
                        expr(
                                "row_number() over (partition by " + key
                                        + " order by delivered_on desc, modified_at desc nulls last, is_old, file desc, line desc)"))
                .where("rank = 1 and withdrawn_by is null");
        Dataset<Row> listed = fullKeys.where(col("batch_id").equalTo(full.batchId()))
                .selectExpr(table.key().stream()
                        .map(name -> name + " as listed_" + name)
                        .toArray(String[]::new));
        String same = table.key().stream()
                .map(name -> name + " <=> listed_" + name)
                .reduce((left, right) -> left + " and " + right)
                .orElseThrow();
        return live.join(listed, expr(same), "left_anti").selectExpr(deletion(full));
    }

    private String[] deletion(Full full) {
        StructType shape = table.structType();
        return new Resolution(table)
                .columns().stream()
                        .map(name -> switch (name) {
                            case "delivered_on" -> "date'" + full.extractDate() + "' as delivered_on";
                            case "batch_id" -> "'" + full.batchId() + "' as batch_id";
                            case "withdrawn_by" -> "'deleted' as withdrawn_by";
                            case "content_hash" -> deletedHash() + " as content_hash";
                            case "is_old", "is_new", "is_state", "is_void", "is_fresh_void" -> "false as " + name;
                            case "is_sound" -> "true as is_sound";
                            case "state", "source" -> name;
                            default ->
                                table.key().contains(name)
                                        ? name
                                        : "cast(null as "
                                                + shape.apply(name).dataType().sql() + ") as " + name;
                        })
                        .toArray(String[]::new);
    }

    /** The content hash of a version that has a key and nothing else. */
    private String deletedHash() {
        String nothing = "'\\u0000', ".repeat(table.data().size());
        return "xxhash64(" + nothing + "'deleted')";
    }
}
