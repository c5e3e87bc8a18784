package org.hearth.rule;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.measure.Interval;

/** Two counts of a rule's rows, {@code part} of {@code whole}: their share gets an exact 95 % interval. */
public record Share(String part, String whole) {
    private static final StructType LIMITS =
            StructType.fromDDL("counted_part bigint, counted_whole bigint, ci_low double, ci_high double");

    /** The rows with {@code ci_low} and {@code ci_high}, null where nothing is counted. */
    Dataset<Row> withInterval(Dataset<Row> rows) {
        List<Row> limits = rows.where(col(whole).gt(0)).select(part, whole).distinct().collectAsList().stream()
                .map(row -> limits(row.getLong(0), row.getLong(1)))
                .toList();
        Dataset<Row> known = rows.sparkSession().createDataFrame(limits, LIMITS);
        return rows.join(
                        broadcast(known),
                        col(part).equalTo(col("counted_part")).and(col(whole).equalTo(col("counted_whole"))),
                        "left")
                .drop("counted_part", "counted_whole");
    }

    private static Row limits(long counted, long of) {
        Interval interval = Interval.ofProportion(counted, of);
        return RowFactory.create(counted, of, interval.low(), interval.high());
    }
}
