package org.hearth.spark;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Computes a result once and forgets how. Views over views otherwise carry all plans below them, and planning grows
 * with every layer until it costs more than the work. A small result is held on the driver, a large one by the
 * executors.
 */
public final class Cut {
    /** Planning walks a list's rows with every rule it tries; where there are more, it does not see them. */
    private static final int LISTED = 500;

    private Cut() {}

    /** For what will be joined and counted: a small result is one partition, and Spark knows it. */
    public static Dataset<Row> of(Dataset<Row> rows, boolean isSmall) {
        return isSmall ? onePartition(Held.of(rows)) : rows.localCheckpoint(true);
    }

    /** What a query gives, for what will be joined and counted; a small one over held views is planned once. */
    public static Dataset<Row> sql(SparkSession views, String text, Map<String, Object> parameters, boolean isSmall) {
        return isSmall ? onePartition(small(views, text, parameters)) : of(views.sql(text, parameters), false);
    }

    /** What a query gives, for what is asked once: in a session fitted to small work it is planned once, too. */
    public static Dataset<Row> asked(SparkSession views, String text, Map<String, Object> parameters) {
        return Sessions.isSmall(views) ? sql(views, text, parameters, true) : views.sql(text, parameters);
    }

    private static Held small(SparkSession views, String text, Map<String, Object> parameters) {
        org.apache.spark.sql.classic.SparkSession session = (org.apache.spark.sql.classic.SparkSession) views;
        return Preparations.of(session)
                .rows(session, text, parameters)
                .orElseGet(() -> Held.of(views.sql(text, parameters)));
    }

    /** For what will only be filtered and collected: of a small result that costs no job. */
    public static Dataset<Row> listed(Dataset<Row> rows, boolean isSmall) {
        return isSmall ? Held.of(rows).listed() : rows.localCheckpoint(true);
    }

    /** Rows in one partition: what joins and counts them needs no exchange. */
    public static Dataset<Row> held(SparkSession session, List<Row> rows, StructType shape) {
        return onePartition(Held.listedIn(session.createDataFrame(rows, shape)));
    }

    private static Dataset<Row> onePartition(Held rows) {
        return rows.size() > LISTED ? rows.unlisted() : rows.listed().coalesce(1);
    }
}
