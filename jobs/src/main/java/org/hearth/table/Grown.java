package org.hearth.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.text.UsageException;

/**
 * A lake of an older version gets the columns that the schemas have since gained: empty in the rows that stand, so that
 * new ones can be appended. A column of another type cannot be kept and is a {@link UsageException}.
 */
public final class Grown {
    private Grown() {}

    /** Adds what is missing, one commit a table, once every table is known to be such that it can be kept. */
    public static void grow(SparkSession spark, Lake lake) {
        Map<String, StructType> missing = new LinkedHashMap<>();
        for (String layer : List.of("bronze", "silver", "gold", "ops")) {
            lake.tables(layer).stream()
                    .filter(table -> lake.has(layer, table) && StoredTable.isKnown(layer, table))
                    .forEach(table -> missing.put(lake.path(layer, table), missing(spark, lake, layer, table)));
        }
        missing.forEach((path, columns) -> {
            if (!columns.isEmpty()) {
                spark.sql("alter table delta.`" + path + "` add columns (" + columns.toDDL() + ")");
            }
        });
    }

    private static StructType missing(SparkSession spark, Lake lake, String layer, String table) {
        StoredTable wanted = StoredTable.of(layer, table);
        Map<String, DataType> stored = Stream.of(spark.read()
                        .format("delta")
                        .load(lake.path(layer, table))
                        .schema()
                        .fields())
                .collect(Collectors.toMap(StructField::name, StructField::dataType));
        StructType missing = new StructType();
        for (StructField field : wanted.structType().fields()) {
            DataType type = stored.get(field.name());
            if (type == null) {
                missing = missing.add(field.withComment(wanted.comment(field.name())));
            } else if (!type.catalogString().equals(field.dataType().catalogString())) {
                throw new UsageException("Column " + field.name() + " of " + layer + "." + table + " in this lake is "
                        + type.sql() + ", this version of Hearth keeps "
                        + field.dataType().sql()
                        + ". Build a new lake from the delivered folders, or go on with the older version.");
            }
        }
        return missing;
    }
}
