package org.hearth.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.TableSchema;

/** Counted rows as the table of a release in gold holds them: with the release and the state, in the schema's order. */
public final class Released {
    private Released() {}

    /** The columns of a row, without its release and state. */
    public static StructType line(String table) {
        return new StructType(
                Arrays.stream(TableSchema.load("gold", table).structType().fields())
                        .filter(field -> !Set.of("release_id", "state").contains(field.name()))
                        .toArray(StructField[]::new));
    }

    /** The lines that a release holds of a ledger; none where the lake has no such table yet. */
    public static List<Row> lines(Tables tables, String table, String state, long releaseId) {
        if (!tables.lake().has("gold", table)) {
            return List.of();
        }
        return tables.read("gold", table)
                .where(col("release_id").equalTo(releaseId).and(col("state").equalTo(state)))
                .select(columns(line(table)))
                .collectAsList();
    }

    public static Dataset<Row> rows(String table, Dataset<Row> counted, String state, long releaseId) {
        return counted.withColumn("state", lit(state))
                .withColumn("release_id", lit(releaseId))
                .select(columns(TableSchema.load("gold", table).structType()));
    }

    private static Column[] columns(StructType shape) {
        return Arrays.stream(shape.fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }
}
