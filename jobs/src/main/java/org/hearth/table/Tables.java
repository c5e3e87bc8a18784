package org.hearth.table;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;

/** Reads and appends the lake's Delta tables; every table's only writer is its step, every write one commit. */
public final class Tables {
    /** The columns by which files are skipped: when a row became known, its folder, whose it is. */
    private static final Set<String> LOOKED_UP = Set.of(
            "known_from",
            "known_at",
            "batch_id",
            "recheck_on",
            "family_id",
            "node_id",
            "unit_id",
            "household_id",
            "caregiver_id",
            "child_id",
            "person_id",
            "episode_id");

    /** Tests set it to nothing, so that small lakes are read as large ones are. */
    public static final String FEW_BYTES = "hearth.fewBytes";

    private final SparkSession spark;
    private final Lake lake;

    public Tables(SparkSession spark, Lake lake) {
        this.spark = spark;
        this.lake = lake;
    }

    public SparkSession spark() {
        return spark;
    }

    public Lake lake() {
        return lake;
    }

    /** All rows of a table, or an empty one of this shape when nothing was written yet. */
    public Dataset<Row> read(String layer, String table, StructType shape) {
        return lake.has(layer, table) ? read(layer, table) : spark.createDataFrame(List.of(), shape);
    }

    /** All rows of a table that exists. For small work a small table is one partition: it joins without an exchange. */
    public Dataset<Row> read(String layer, String table) {
        String path = lake.path(layer, table);
        if (!isFew(layer, table)) {
            return delta(path);
        }
        Dataset<Row> rows = new Listed(spark, lake).read(path).orElseGet(() -> delta(path));
        return Sessions.isSmall(spark) ? rows.coalesce(1) : rows;
    }

    private Dataset<Row> delta(String path) {
        return spark.read().format("delta").load(path);
    }

    /** Whether a whole table is read sooner than some of its rows are looked for. */
    public boolean isFew(String layer, String table) {
        return !lake.has(layer, table) || lake.isWithin(Long.getLong(FEW_BYTES, 1L << 20), layer, table);
    }

    /** Appends in one commit, and makes the table at the first time; columns are matched by name. */
    public void append(String layer, String table, Dataset<Row> rows, String... partitionedBy) {
        if (lake.has(layer, table)) {
            rows.write().format("delta").mode("append").save(lake.path(layer, table));
        } else {
            create(layer, table, rows, partitionedBy);
        }
    }

    /**
     * The first commit also tells every reader what the table and its columns mean, as only a table by name can. It
     * overwrites nothing but files that a crash left without a commit.
     */
    private void create(String layer, String name, Dataset<Row> rows, String... partitionedBy) {
        StoredTable table = StoredTable.of(layer, name);
        rows.select(explained(table, rows))
                .write()
                .format("delta")
                .mode(lake.hasFiles(layer, name) ? "overwrite" : "errorifexists")
                .option("comment", table.comment())
                .option("delta.enableDeletionVectors", "false")
                .option("delta.dataSkippingStatsColumns", skippedBy(rows))
                .option("delta.checkpointInterval", "20")
                .partitionBy(partitionedBy)
                .saveAsTable("delta.`" + lake.path(layer, name) + "`");
    }

    private static Column[] explained(StoredTable table, Dataset<Row> rows) {
        return Stream.of(rows.columns())
                .map(name -> col(name)
                        .as(
                                name,
                                new MetadataBuilder()
                                        .putString("comment", table.comment(name))
                                        .build()))
                .toArray(Column[]::new);
    }

    /** Statistics of other columns would cost every write and help no reader. */
    private static String skippedBy(Dataset<Row> rows) {
        return Stream.of(rows.columns()).filter(LOOKED_UP::contains).collect(Collectors.joining(","));
    }

    /** Appends rows made on the driver, as one file. */
    public void append(String layer, String table, List<Row> rows, StructType shape, String... partitionedBy) {
        if (!rows.isEmpty()) {
            append(layer, table, Cut.held(spark, rows, shape), partitionedBy);
        }
    }
}
