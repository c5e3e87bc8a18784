package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.measure.ReportingPeriod;
import org.hearth.testing.Given;
import org.hearth.testing.TextTable;

/** What the measures' SQL says of drawn tables under a state's default options. */
final class SqlEvaluator {
    private SqlEvaluator() {}

    static List<Decided> decide(String state, LocalDate asOf, List<String> periods, Map<String, String> drawn) {
        return Decided.of(
                TextTable.of(cases(state, asOf, periods, drawn).where("status <> 'pending'"), Decided.COLUMNS));
    }

    /** The cases, the pending ones with them, in a session that has the derived tables too. */
    static Dataset<Row> cases(String state, LocalDate asOf, List<String> periods, Map<String, String> drawn) {
        SparkSession spark = Given.session(drawn);
        Map<String, Object> parameters = Given.parameters(state, asOf, Map.of());
        Given.derive(spark, parameters);
        return new MeasureRun(spark, MeasureCatalog.load())
                .cases(periods.stream().map(ReportingPeriod::parse).toList(), parameters, true);
    }
}
