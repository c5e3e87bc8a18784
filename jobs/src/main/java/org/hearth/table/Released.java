package org.hearth.table;

import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.TableSchema;

/** Counted rows as the table of a release in gold holds them: with the release and the state, in the schema's order. */
public final class Released {
    private Released() {}

    public static Dataset<Row> rows(String table, Dataset<Row> counted, String state, long releaseId) {
        String[] names = TableSchema.load("gold", table).structType().fieldNames();
        return counted.withColumn("state", lit(state))
                .withColumn("release_id", lit(releaseId))
                .select(Arrays.stream(names)
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new));
    }
}
