package org.hearth.conform;

import static org.apache.spark.sql.functions.lit;

import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;

/** Looks up by a join which rows' reference names a row that is there. */
public final class References {
    private static final String PARENT_KEY = "parent_key";

    private References() {}

    /** The rows with {@code mark} true where {@code column} names one of the {@code keys} of an entity, else null. */
    public static Dataset<Row> marked(
            Dataset<Row> rows, Column column, String mark, Function<String, Dataset<Row>> keys) {
        Dataset<Row> parents = SilverCatalog.expand(String.valueOf(column.references())).stream()
                .map(entity -> keys.apply(entity).toDF(PARENT_KEY))
                .reduce(Dataset::union)
                .orElseThrow()
                .distinct()
                .withColumn(mark, lit(true));
        return rows.join(parents, rows.col(column.storedName()).equalTo(parents.col(PARENT_KEY)), "left")
                .drop(PARENT_KEY);
    }
}
