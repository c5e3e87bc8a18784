package org.hearth.night;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hearth.schema.StoredTable;
import org.hearth.table.Grown;
import org.hearth.table.Lake;

/** A lake remembers by which schemas its tables stand; other ones bring their new columns before a night begins. */
final class SchemaCheck {
    private SchemaCheck() {}

    static void require(SparkSession spark, Lake lake) {
        Remembered schemas = new Remembered(lake, "schemas_digest");
        String digest = StoredTable.digest();
        if (!schemas.word().equals(Optional.of(digest))) {
            Grown.grow(spark, lake);
            schemas.replace(digest);
        }
    }
}
