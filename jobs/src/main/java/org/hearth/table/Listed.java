package org.hearth.table;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a small table from the list of files in its log, which Delta's own library for Java reads in some milliseconds:
 * its reader for Spark runs a query to find them, which costs more than a small table's rows.
 */
final class Listed {
    private static final String COLUMN_MAPPING = "delta.columnMapping.mode";

    private final SparkSession spark;
    private final Engine engine;

    Listed(SparkSession spark, Lake lake) {
        this.spark = spark;
        this.engine = DefaultEngine.create(lake.files().getConf());
    }

    /** The rows as the latest commit has them; nothing where a file alone does not say which rows and columns these are. */
    Optional<Dataset<org.apache.spark.sql.Row>> read(String table) {
        Snapshot snapshot = TableManager.loadSnapshot(table).build(engine);
        if (!snapshot.getPartitionColumnNames().isEmpty()
                || snapshot.getTableProperties().containsKey(COLUMN_MAPPING)) {
            return Optional.empty();
        }
        StructType shape = (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString());
        return files(table, snapshot).map(files -> rows(shape, files));
    }

    /** A name with brackets or a star, of a file or a folder above it, is a name and no pattern. */
    private Dataset<org.apache.spark.sql.Row> rows(StructType shape, List<String> files) {
        return files.isEmpty()
                ? spark.createDataFrame(List.of(), shape)
                : spark.read()
                        .schema(shape)
                        .option(DataSource.GLOB_PATHS_KEY(), "false")
                        .parquet(files.toArray(String[]::new));
    }

    private Optional<List<String>> files(String table, Snapshot snapshot) {
        List<String> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                if (!addTo(files, table, batches.next())) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + table, e);
        }
        return Optional.of(files);
    }

    /** False when a file's rows are only partly the table's, or lie elsewhere. */
    private static boolean addTo(List<String> files, String table, FilteredColumnarBatch batch) throws IOException {
        Path folder = new Path(table);
        try (CloseableIterator<Row> rows = batch.getRows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                Path file = new Path(InternalScanFileUtils.getAddFileStatus(row).getPath());
                if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null || !isIn(folder, file)) {
                    return false;
                }
                files.add(new Path(folder, file.getName()).toString());
            }
        }
        return true;
    }

    private static boolean isIn(Path folder, Path file) {
        return file.getParent().toUri().getPath().equals(folder.toUri().getPath());
    }
}
