package org.hearth.receive;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Parquet rows as contract text, read by Spark itself; {@code line} is the 1-based row. */
final class ParquetRecords {
    private ParquetRecords() {}

    static Dataset<Row> rows(SparkSession spark, Bronze.Load load, Instant receivedAt) {
        Dataset<Row> file = spark.read().parquet(load.path());
        String entries = Arrays.stream(file.schema().fields())
                .map(field -> "'" + literal(field.name().strip()) + "', " + text(field))
                .collect(Collectors.joining(", "));
        return file.withColumn("record", expr("map_filter(map(" + entries + "), (k, v) -> v <> '')"))
                .withColumn("line", expr("_metadata.row_index + 1"))
                .withColumn("state", lit(load.state()))
                .withColumn("batch_id", lit(load.batchId()))
                .withColumn("extract_date", lit(LocalDate.parse(load.date())))
                .withColumn("entity", lit(load.entity()))
                .withColumn("file", lit(load.file()))
                .withColumn("op", expr("record['op']"))
                .withColumn("row_digest", expr(DIGEST))
                .withColumn("defect", expr("cast(null as string)"))
                .withColumn("received_at", lit(receivedAt))
                .select(Arrays.stream(Bronze.SCHEMA.fieldNames())
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Whether every page can be read and every column has a text. */
    static boolean isReadable(SparkSession spark, Bronze.Load load, Instant receivedAt) {
        try {
            rows(spark, load, receivedAt)
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            return true;
        } catch (Exception unreadable) {
            return false;
        }
    }

    /** The same text as {@link Bronze#digest} reads. */
    private static final String DIGEST = "sha2(concat_ws('', transform(array_sort(map_keys(map_filter(record, (k, v) ->"
            + " k not in ('op', 'created_at', 'modified_at')))), k -> k || '=' || record[k] || '\\u001f')), 256)";

    /** Many tools have no type for a day alone; what the contract calls a moment ends in {@code _at}. */
    private static String moment(String column, String name) {
        String text = "date_format(" + name + ", \"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\")";
        return column.strip().endsWith("_at")
                ? text
                : "if(" + name + " = date_trunc('day', " + name + "), date_format(" + name + ", 'yyyy-MM-dd'), " + text
                        + ")";
    }

    private static String literal(String name) {
        return name.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static String text(StructField field) {
        String name = "`" + field.name().replace("`", "``") + "`";
        DataType type = field.dataType();
        if (type instanceof BooleanType) {
            return "case when " + name + " then 'Y' when not " + name + " then 'N' end";
        } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            return moment(field.name(), name);
        } else if (type instanceof ArrayType) {
            return "array_join(" + name + ", ';')";
        } else if (type instanceof DoubleType || type instanceof FloatType || type instanceof DecimalType) {
            return "if(" + name + " = floor(" + name + "), cast(cast(" + name + " as decimal(38,0)) as string), cast("
                    + name + " as string))";
        }
        return "cast(" + name + " as string)";
    }
}
