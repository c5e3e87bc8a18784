package org.hearth.conform;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Where a bronze row is: it is judged again from there, when one of the parents it waits for has come. */
record Pointer(
        String source,
        String entity,
        String batchId,
        String file,
        long line,
        List<String> waitsFor,
        LocalDate extractDate) {
    static final StructType SCHEMA =
            StructType.fromDDL("batch_id string, file string, line bigint, entity string, source string");

    /** A row that waits for nothing by name and that no later delivery has answered. */
    static Pointer of(Row row) {
        return of(row, List.of(), LocalDate.MAX);
    }

    /** A row with the ids of the parents that are missing. */
    static Pointer waiting(Row row) {
        List<String> waitsFor = row.getList(row.fieldIndex("waits_for"));
        return of(row, List.copyOf(waitsFor), row.getAs("extract_date"));
    }

    private static Pointer of(Row row, List<String> waitsFor, LocalDate extractDate) {
        return new Pointer(
                row.getAs("source"),
                row.getAs("entity"),
                row.getAs("batch_id"),
                row.getAs("file"),
                row.<Long>getAs("line"),
                waitsFor,
                extractDate);
    }

    Row row() {
        return RowFactory.create(batchId, file, line, entity, source);
    }
}
