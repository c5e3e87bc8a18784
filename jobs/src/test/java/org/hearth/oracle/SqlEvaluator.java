package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.measure.ReportingPeriod;
import org.hearth.testing.Given;
import org.hearth.testing.LocalSpark;
import org.hearth.testing.TextTable;

/** What the measures' SQL says of drawn tables under a state's default options. */
final class SqlEvaluator {
    private SqlEvaluator() {}

    static List<Decided> decide(String state, LocalDate asOf, List<String> periods, Map<String, String> drawn) {
        SparkSession spark = LocalSpark.newSession();
        Map<String, Object> parameters = Given.parameters(state, asOf, Map.of());
        Given.register(spark, drawn);
        Given.derive(spark, parameters);
        return Decided.of(TextTable.of(
                new MeasureRun(spark, MeasureCatalog.load())
                        .cases(periods.stream().map(ReportingPeriod::parse).toList(), parameters, true)
                        .where("status <> 'pending'"),
                Decided.COLUMNS));
    }
}
