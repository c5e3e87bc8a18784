package org.hearth.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes a result once and forgets how. Views over views otherwise carry all plans below them, and planning grows
 * with every layer until it costs more than the work.
 */
public final class Cut {
    private Cut() {}

    /** A small result is held on the driver, where what follows costs no job; a large one by the executors. */
    public static Dataset<Row> of(Dataset<Row> rows, boolean isSmall) {
        return isSmall
                ? rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema())
                : rows.localCheckpoint(true);
    }
}
