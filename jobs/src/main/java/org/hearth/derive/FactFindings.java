package org.hearth.derive;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.conform.SilverTable;
import org.hearth.finding.FindingSql;
import org.hearth.spark.Cut;
import org.hearth.text.Resources;

/** What {@code sql/findings} tells of the facts in scope, as rows of {@code ops.finding}. */
public final class FactFindings {
    private static final StructType LEFT_OUT =
            StructType.fromDDL("fault string, entity string, key string, state string, source string,"
                    + " batch_id string, delivered_on date, file string, line bigint, column string, raw_value string");

    private static final Map<String, String> COLUMNS = Map.of(
            "rule", "rule",
            "severity", "severity",
            "extract_date", "extract_date",
            "entity", "entity",
            "key", "key",
            "column", "column",
            "raw_value", "raw_value",
            "message", "message");

    private FactFindings() {}

    /** The facts must have been derived: the views of silver and of the derived tables are read. */
    public static Dataset<Row> of(Facts facts, Map<String, Object> parameters, Instant knownAt) {
        SparkSession views = facts.views();
        leftOut(facts).createOrReplaceTempView("left_out");
        return told(views, texts(), parameters, knownAt);
    }

    /** What the tables of a release tell, as rows of {@code ops.finding}; {@code views} holds them. */
    public static List<Row> ofSeries(SparkSession views, Map<String, Object> parameters, Instant knownAt) {
        return told(views, seriesTexts(), parameters, knownAt).collectAsList();
    }

    private static Dataset<Row> told(
            SparkSession views, List<String> texts, Map<String, Object> parameters, Instant knownAt) {
        return texts.stream()
                .map(text -> Cut.asked(views, text, parameters))
                .reduce(Dataset::union)
                .orElseThrow()
                .selectExpr("inline(array(" + FindingSql.struct(COLUMNS, knownAt) + "))");
    }

    /** The texts that say which tables must be there. */
    public static List<String> texts() {
        return Resources.texts("sql/findings", ".sql");
    }

    /** The texts that read the tables of a release. */
    public static List<String> seriesTexts() {
        return Resources.texts("sql/findings_of_series", ".sql");
    }

    private static Dataset<Row> leftOut(Facts facts) {
        Dataset<Row> places = facts.leftOut().stream()
                .map(FactFindings::places)
                .reduce(Dataset::union)
                .orElseGet(() -> facts.views().createDataFrame(List.of(), LEFT_OUT));
        return facts.isHeld() ? Cut.of(places.coalesce(1), true) : places;
    }

    private static Dataset<Row> places(Facts.LeftOut left) {
        String event = String.valueOf(left.schema().event());
        String raw = left.schema().column(event).hidden() ? "'***'" : "cast(" + event + " as string)";
        return left.rows()
                .withColumn("entity", lit(left.schema().table()))
                .withColumn("column", lit(event))
                .selectExpr(
                        "fault",
                        "entity",
                        new SilverTable(left.schema()).keyText() + " as key",
                        "state",
                        "source",
                        "batch_id",
                        "delivered_on",
                        "file",
                        "line",
                        "column",
                        raw + " as raw_value");
    }
}
