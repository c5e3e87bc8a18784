package org.hearth.table;

import java.util.List;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads and appends the lake's Delta tables; every table's only writer is its step, every write one commit. */
public final class Tables {
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

    /** All rows of a table that exists. */
    public Dataset<Row> read(String layer, String table) {
        return spark.read().format("delta").load(lake.path(layer, table));
    }

    /** Appends in one commit, and makes the table at the first time; columns are matched by name. */
    public void append(String layer, String table, Dataset<Row> rows, String... partitionedBy) {
        DataFrameWriter<Row> writer = rows.write().format("delta").mode("append");
        if (!lake.has(layer, table)) {
            writer = writer.option("delta.enableDeletionVectors", "false")
                    .option("delta.checkpointInterval", "20")
                    .partitionBy(partitionedBy);
        }
        writer.save(lake.path(layer, table));
    }

    /** Appends rows made on the driver, as one file. */
    public void append(String layer, String table, List<Row> rows, StructType shape, String... partitionedBy) {
        if (!rows.isEmpty()) {
            append(layer, table, spark.createDataFrame(rows, shape).coalesce(1), partitionedBy);
        }
    }
}
