package org.hearth.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.memory.TaskMemoryManager;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution$;
import org.apache.spark.sql.execution.SparkPlan;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Computes a query's rows in the thread that asks for them. To send a small table's work to an executor, packed as a
 * task of a job, costs several times the work; where rows have to be exchanged it is a job all the same.
 */
final class Direct {
    /** Tasks of jobs count up from zero, and Spark's own threads have a number not far below. */
    private static final AtomicLong NEXT = new AtomicLong(Long.MIN_VALUE);

    private Direct() {}

    static List<InternalRow> rows(Dataset<Row> rows) {
        QueryExecution query = rows.queryExecution();
        return SQLExecution$.MODULE$.withNewExecutionId(
                query, Option.apply("collectAsList"), () -> rows(query.executedPlan()));
    }

    private static List<InternalRow> rows(SparkPlan plan) {
        RDD<InternalRow> rdd = plan.execute();
        if (!isNarrow(rdd, new HashSet<>())) {
            return List.of(plan.executeCollect());
        }
        return computed(rdd);
    }

    /** The plan's rows, not computed yet, by the settings of a session; null where they have to be exchanged. */
    static @Nullable RDD<InternalRow> ready(SparkSession session, SparkPlan plan) {
        RDD<InternalRow> rows = SQLExecution$.MODULE$.withSQLConfPropagated(session, plan::execute);
        return isNarrow(rows, new HashSet<>()) ? rows : null;
    }

    /** Those of a plan that stands ready, by the settings of a session. */
    static List<InternalRow> rows(SparkSession session, RDD<InternalRow> ready) {
        return SQLExecution$.MODULE$.withSQLConfPropagated(session, () -> computed(ready));
    }

    private static List<InternalRow> computed(RDD<InternalRow> rdd) {
        List<InternalRow> rows = new ArrayList<>();
        for (Partition partition : rdd.partitions()) {
            add(rows, rdd, partition);
        }
        return rows;
    }

    private static boolean isNarrow(RDD<?> rdd, Set<Integer> seen) {
        return !seen.add(rdd.id())
                || CollectionConverters.asJava(rdd.dependencies()).stream()
                        .allMatch(dependency ->
                                dependency instanceof NarrowDependency<?> && isNarrow(dependency.rdd(), seen));
    }

    private static void add(List<InternalRow> rows, RDD<InternalRow> rdd, Partition partition) {
        SparkEnv env = SparkEnv.get();
        long attempt = NEXT.getAndIncrement();
        TaskMemoryManager memory = new TaskMemoryManager(env.memoryManager(), attempt);
        TaskContextImpl context = context(rdd.sparkContext(), env, partition.index(), attempt, memory);
        env.blockManager().registerTask(attempt);
        try {
            TaskContext.withTaskContext(context, () -> read(rows, rdd, partition, context));
        } finally {
            env.blockManager().releaseAllLocksForTask(attempt);
            memory.cleanUpAllAllocatedMemory();
        }
    }

    /** A row is copied, for the next one takes its place; what waits for the end of a task waits for this. */
    private static List<InternalRow> read(
            List<InternalRow> rows, RDD<InternalRow> rdd, Partition partition, TaskContextImpl context) {
        try {
            Iterator<InternalRow> each = rdd.iterator(partition, context);
            while (each.hasNext()) {
                rows.add(each.next().copy());
            }
            return rows;
        } finally {
            context.markTaskCompleted(Option.empty());
        }
    }

    private static TaskContextImpl context(
            SparkContext spark, SparkEnv env, int partition, long attempt, TaskMemoryManager memory) {
        return new TaskContextImpl(
                0,
                0,
                partition,
                attempt,
                0,
                1,
                memory,
                spark.getLocalProperties(),
                env.metricsSystem(),
                new TaskMetrics(),
                1,
                scala.collection.immutable.Map$.MODULE$.empty());
    }
}
