package org.hearth.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hearth.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Rows that tell what was observed and what was expected get their ratio, its exact 95 % Poisson interval, and the
 * limits of the funnel as ratios; none of these where nothing was expected.
 */
final class Adjusted {
    private static final StructType RATIO =
            StructType.fromDDL("ratio double, ci_low double, ci_high double, limit_low_95 double, limit_high_95 double,"
                    + " limit_low_998 double, limit_high_998 double, funnel_band string");

    private Adjusted() {}

    static Dataset<Row> of(Dataset<Row> rows) {
        StructType shape = rows.schema();
        for (StructField field : RATIO.fields()) {
            shape = shape.add(field);
        }
        List<Row> adjusted = rows.collectAsList().stream().map(Adjusted::of).toList();
        return rows.sparkSession().createDataFrame(adjusted, shape).drop("is_rate");
    }

    private static Row of(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.get(i));
        }
        double expected = row.<Double>getAs("expected");
        if (expected == 0) {
            values.addAll(Collections.nCopies(RATIO.size(), null));
        } else {
            long observed = row.<Long>getAs("observed");
            Interval interval = Interval.ofRate(observed, expected);
            Funnel funnel = Funnel.of(expected, row.<Long>getAs("denominator"), row.<Boolean>getAs("is_rate"));
            values.addAll(List.of(observed / expected, interval.low(), interval.high()));
            values.addAll(List.of(
                    funnel.low95() / expected,
                    funnel.high95() / expected,
                    funnel.low998() / expected,
                    funnel.high998() / expected));
            values.add(funnel.band(observed));
        }
        return RowFactory.create(values.toArray());
    }
}
