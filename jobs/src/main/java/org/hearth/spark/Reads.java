package org.hearth.spark;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the files and rows that scans of tables have read, so that a step can say what it touched. */
public final class Reads implements QueryExecutionListener {
    private final SparkSession spark;
    private final Set<SparkPlan> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    private Reads(SparkSession spark) {
        this.spark = spark;
    }

    /** Starts counting in this session; sessions made from it count too when they are listened to. */
    public static Reads in(SparkSession spark) {
        Reads reads = new Reads(spark);
        reads.listenTo(spark);
        return reads;
    }

    public void listenTo(SparkSession session) {
        session.listenerManager().register(this);
    }

    public void stop(SparkSession session) {
        session.listenerManager().unregister(this);
    }

    /** What has been read up to now. */
    public record Count(long files, long rows) {
        public Count minus(Count before) {
            return new Count(files - before.files, rows - before.rows);
        }
    }

    public Count soFar() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (java.util.concurrent.TimeoutException e) {
            // The count is then of what has been reported, which is still worth saying.
            return new Count(files.get(), rows.get());
        }
        return new Count(files.get(), rows.get());
    }

    @Override
    public void onSuccess(String function, QueryExecution query, long nanoseconds) {
        count(query.executedPlan());
    }

    @Override
    public void onFailure(String function, QueryExecution query, Exception failure) {
        // A failed query has no counts to add.
    }

    private void count(SparkPlan plan) {
        if (plan instanceof FileSourceScanExec scan && seen.add(scan)) {
            files.addAndGet(metric(scan, "numFiles"));
            rows.addAndGet(metric(scan, "numOutputRows"));
        } else if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            count(adaptive.executedPlan());
        } else if (plan instanceof QueryStageExec stage) {
            count(stage.plan());
        } else if (plan instanceof InMemoryTableScanExec cached) {
            count(cached.relation().cachedPlan());
        }
        CollectionConverters.asJava(plan.children()).forEach(this::count);
        CollectionConverters.asJava(plan.subqueries()).forEach(this::count);
    }

    private static long metric(SparkPlan plan, String name) {
        return plan.metrics().get(name).map(metric -> metric.value()).getOrElse(() -> 0L);
    }
}
