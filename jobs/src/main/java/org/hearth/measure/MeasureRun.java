package org.hearth.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.text.Resources;

/** Decides every measure for every period in one union, over the derived views of a session. */
public final class MeasureRun {
    private static final StructType PERIOD = StructType.fromDDL("period_id string, period_start date, period_end date");

    private final SparkSession views;
    private final MeasureCatalog catalog;

    public MeasureRun(SparkSession views, MeasureCatalog catalog) {
        this.views = views;
        this.catalog = catalog;
    }

    /** Registers the view that measures join for the periods of the run. */
    public static void register(SparkSession views, List<ReportingPeriod> periods) {
        List<Row> rows = periods.stream()
                .map(period -> RowFactory.create(period.id(), period.start(), period.end()))
                .toList();
        Cut.held(views, rows, PERIOD).createOrReplaceTempView("period");
    }

    private Dataset<Row> rows(Measure measure, Map<String, Object> parameters, boolean isSmall) {
        return Cut.sql(views, measure.sql(), parameters, isSmall)
                .withColumn("measure_id", lit(measure.id()))
                .withColumn("subject_type", lit(measure.spec().subjectType()));
    }

    private static Dataset<Row> union(List<Dataset<Row>> parts, boolean isSmall) {
        Dataset<Row> all = parts.stream().reduce(Dataset::unionByName).orElseThrow();
        return isSmall ? Cut.of(all, true) : all;
    }

    /** What several measures share by period, in build order, by name. */
    public static List<String> shared() {
        return Resources.names("sql/periods", ".sql");
    }

    public static String shared(String name) {
        return Resources.text("sql/periods/" + name + ".sql");
    }

    /** The SQL that gives each decision its program and period. */
    public static String placing() {
        return Resources.text("sql/results/measure_case.sql");
    }

    /** The case rows, with status {@code pending} for those whose day has not come. */
    public Dataset<Row> cases(List<ReportingPeriod> periods, Map<String, Object> parameters, boolean isSmall) {
        register(views, periods);
        for (String name : shared()) {
            Cut.sql(views, shared(name), parameters, isSmall).createOrReplaceTempView(name);
        }
        // A measure's plan is cut by itself: the time to plan them as one grows with the square of their number.
        List<Callable<Dataset<Row>>> measures = catalog.measures().stream()
                .map(measure -> (Callable<Dataset<Row>>) () -> rows(measure, parameters, isSmall))
                .toList();
        union(Side.bySide(measures), isSmall).createOrReplaceTempView("measure_row");
        return Cut.sql(views, placing(), Map.of(), isSmall);
    }
}
