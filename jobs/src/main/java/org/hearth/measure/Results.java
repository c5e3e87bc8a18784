package org.hearth.measure;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.TableSchema;
import org.hearth.text.Resources;
import org.jspecify.annotations.Nullable;

/** The results of one release: counts by SQL over the current cases, their values and intervals beside. */
public final class Results {
    public static final StructType SCHEMA =
            TableSchema.load("gold", "measure_result").structType();

    private final SparkSession views;
    private final MeasureCatalog catalog;

    public Results(SparkSession views, MeasureCatalog catalog) {
        this.views = views;
        this.catalog = catalog;
    }

    /** Rows of {@code gold.measure_result}; {@code cases} are all current case rows of the state. */
    public List<Row> of(Dataset<Row> cases, String state, long releaseId) {
        cases.withColumn("state", lit(state)).createOrReplaceTempView("measure_case");
        List<Row> counts =
                views.sql(Resources.text("sql/results/measure_count.sql")).collectAsList();
        Map<String, Double> values = new HashMap<>();
        counts.forEach(row -> values.put(cell(row, row.<LocalDate>getAs("period_start")), value(row)));
        return counts.stream()
                .map(row -> result(row, state, releaseId, priorValue(values, row)))
                .toList();
    }

    /** The same cell a year earlier, when that period is kept and is as long. */
    private static @Nullable Double priorValue(Map<String, Double> values, Row row) {
        return values.get(cell(row, row.<LocalDate>getAs("period_start").minusYears(1)));
    }

    private static String cell(Row row, LocalDate start) {
        LocalDate end = row.getAs("period_end");
        long months =
                row.<LocalDate>getAs("period_start").until(end.plusDays(1)).toTotalMonths();
        return String.join(
                "\u001f",
                row.getAs("measure_id"),
                start.toString(),
                String.valueOf(months),
                row.getAs("scope_type"),
                row.getAs("scope_id"),
                row.getAs("stratifier"),
                row.getAs("stratum"));
    }

    private static @Nullable Double value(Row row) {
        long denominator = row.<Long>getAs("denominator");
        return denominator == 0 ? null : (double) row.<Long>getAs("numerator") / denominator;
    }

    private Row result(Row row, String state, long releaseId, @Nullable Double prior) {
        MeasureSpec.Kind kind = catalog.measure(row.getAs("measure_id")).spec().kind();
        long numerator = row.<Long>getAs("numerator");
        long denominator = row.<Long>getAs("denominator");
        long missing = row.<Long>getAs("missing");
        Interval interval = denominator == 0 ? null : interval(kind, numerator, denominator);
        Reliability reliability =
                interval == null ? Reliability.none : Reliability.of(kind, numerator, denominator, interval);
        return RowFactory.create(
                releaseId,
                state,
                row.getAs("period_id"),
                row.getAs("period_start"),
                row.getAs("period_end"),
                row.getAs("measure_id"),
                row.getAs("scope_type"),
                row.getAs("scope_id"),
                row.getAs("stratifier"),
                row.getAs("stratum"),
                numerator,
                denominator,
                missing,
                row.getAs("excluded"),
                value(row),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                reliability.name(),
                denominator + missing == 0 ? null : (double) numerator / (denominator + missing),
                prior,
                null,
                null,
                null);
    }

    private static Interval interval(MeasureSpec.Kind kind, long numerator, long denominator) {
        return kind == MeasureSpec.Kind.rate
                ? Interval.ofRate(numerator, denominator)
                : Interval.ofProportion(numerator, denominator);
    }
}
