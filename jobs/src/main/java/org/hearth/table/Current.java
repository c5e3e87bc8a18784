package org.hearth.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The current rows of a versioned table: for each key the one known last, unless that one withdraws the key. */
public final class Current {
    private static final String RANK = "version_rank";

    private Current() {}

    /**
     * What was known after a night. Of a file's last moment Delta keeps the millisecond, rounded up: only what is later
     * than that lets it skip the night's own files.
     */
    public static Column knownAfter(Instant night) {
        return col("known_from").gt(lit(night.plusMillis(1)));
    }

    public static Dataset<Row> of(Dataset<Row> versions, List<String> key) {
        return last(versions, key).where("not is_withdrawn");
    }

    /** The current rows if nothing had been delivered but {@code versions}, as they are known now. */
    public static Dataset<Row> delivered(Dataset<Row> versions, List<String> key) {
        return lastDelivered(versions, key).where("not is_withdrawn");
    }

    /** Of each key the row delivered last, as it is known now, withdrawn or not. */
    public static Dataset<Row> lastDelivered(Dataset<Row> versions, List<String> key) {
        return first(
                versions, key, col("delivered_on").desc(), col("known_from").desc());
    }

    /** The last row of each key, withdrawn or not. */
    public static Dataset<Row> last(Dataset<Row> versions, List<String> key) {
        return first(versions, key, col("known_from").desc());
    }

    private static Dataset<Row> first(Dataset<Row> versions, List<String> key, Column... order) {
        Column[] columns = key.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
        Column rank = row_number().over(Window.partitionBy(columns).orderBy(order));
        return versions.withColumn(RANK, rank).where(col(RANK).equalTo(1)).drop(RANK);
    }
}
