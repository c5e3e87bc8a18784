package org.hearth.conform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Keeps an intermediate result: on the driver when it is small, where later steps cost no job, else in the cache. */
final class Held {
    private Held() {}

    static Dataset<Row> of(Dataset<Row> rows, boolean isSmall) {
        return isSmall
                ? rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema())
                : rows.persist(StorageLevel.MEMORY_AND_DISK());
    }
}
