package org.hearth.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
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
        views.createDataFrame(rows, PERIOD).coalesce(1).createOrReplaceTempView("period");
    }

    /** The case rows, with status {@code pending} for those whose day has not come. */
    public Dataset<Row> cases(List<ReportingPeriod> periods, Map<String, Object> parameters, boolean isSmall) {
        register(views, periods);
        for (String shared : Resources.names("sql/periods", ".sql")) {
            Dataset<Row> rows = views.sql(Resources.text("sql/periods/" + shared + ".sql"), parameters);
            Cut.of(rows, isSmall).createOrReplaceTempView(shared);
        }
        catalog.measures().stream()
                .map(measure -> measure.evaluate(views, parameters)
                        .withColumn("measure_id", lit(measure.id()))
                        .withColumn("subject_type", lit(measure.spec().subjectType())))
                .reduce(Dataset::unionByName)
                .orElseThrow(() -> new IllegalArgumentException("The catalog lists no measures"))
                .createOrReplaceTempView("measure_row");
        return Cut.of(views.sql(Resources.text("sql/results/measure_case.sql")), isSmall);
    }
}
