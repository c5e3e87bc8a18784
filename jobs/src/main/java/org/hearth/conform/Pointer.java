package org.hearth.conform;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Where a bronze row is: it is judged again from there. */
record Pointer(String source, String entity, String batchId, String file, long line) {
    static final StructType SCHEMA =
            StructType.fromDDL("batch_id string, file string, line bigint, entity string, source string");

    static Pointer of(Row row) {
        return new Pointer(
                row.getAs("source"),
                row.getAs("entity"),
                row.getAs("batch_id"),
                row.getAs("file"),
                row.<Long>getAs("line"));
    }

    Row row() {
        return RowFactory.create(batchId, file, line, entity, source);
    }
}
