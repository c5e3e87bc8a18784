package org.hearth.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session: embedded by default, or the cluster that {@code spark-submit} has set. */
public final class Sessions {
    /** Settings that every session needs; those of {@link #LOCAL} only an embedded one. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry(
                    "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension," + OnePartition.class.getName()),
            Map.entry("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
            Map.entry("spark.sql.session.timeZone", "UTC"),
            Map.entry("spark.sql.datetime.java8API.enabled", "true"),
            // delta-io/delta#7640: DeltaSqlParser does not bind parameters on Spark 4.1 and later.
            Map.entry("spark.sql.legacy.parameterSubstitution.constantsOnly", "true"),
            // Few, fat commits on small tables: the default of 50 partitions a snapshot costs most of a night.
            Map.entry("spark.databricks.delta.snapshotPartitions", "2"),
            // No reader of ours uses the list of files in a checksum, and each commit would run a job to keep it.
            Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
            // A night looks up some hundred families by id; as a list, Parquet can skip pages by it.
            Map.entry("spark.sql.parquet.pushdown.inFilterThreshold", "5000"),
            // A family's rows lie together; of a page of 20,000, the default, a night would read nearly all for
            // nothing.
            Map.entry("spark.hadoop.parquet.page.row.count.limit", "200"),
            Map.entry("spark.sql.optimizer.inSetConversionThreshold", "50"),
            Map.entry("spark.databricks.delta.stats.skipping", "true"),
            // A large night generates some thousand classes. The default keeps 100, writes the number of the stage into
            // a class's name, which hangs on what finished first, and gives each session a class loader of its own:
            // the same classes would be compiled again and again.
            Map.entry("spark.sql.codegen.cache.maxEntries", "10000"),
            Map.entry("spark.sql.codegen.useIdInClassName", "false"),
            Map.entry("spark.sql.artifact.isolation.enabled", "false"),
            // Where a stage's parts fit in memory, a join looks rows up instead of sorting both sides.
            Map.entry("spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold", "128m"),
            Map.entry("spark.sql.debug.maxToStringFields", "200"),
            Map.entry("spark.sql.maxMetadataStringLength", "100"));

    private static final Map<String, String> LOCAL = Map.ofEntries(
            Map.entry("spark.ui.enabled", "false"),
            // Of each execution a text is made that only the page shows; this is the shorter one.
            Map.entry("spark.sql.ui.explainMode", "simple"),
            // Each sort, each sum and each stage first takes a page or a block: 64 and 4 MiB of a small heap otherwise.
            Map.entry("spark.buffer.pageSize", "2m"),
            Map.entry("spark.broadcast.blockSize", "256k"),
            Map.entry("spark.driver.bindAddress", "127.0.0.1"),
            Map.entry("spark.driver.host", "127.0.0.1"),
            Map.entry("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/hearth-warehouse"),
            Map.entry("spark.ui.showConsoleProgress", "false"),
            Map.entry("spark.sql.ui.retainedExecutions", "1"),
            Map.entry("spark.ui.retainedJobs", "1"),
            Map.entry("spark.ui.retainedStages", "1"),
            Map.entry("spark.ui.retainedTasks", "1"),
            // Looking at the files of a small table is no work to share out.
            Map.entry("spark.sql.sources.parallelPartitionDiscovery.threshold", "5000"),
            Map.entry("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2"));

    private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";
    private static final String SHUFFLES = "spark.sql.shuffle.partitions";
    private static final String PARALLELISM = "spark.sql.leafNodeDefaultParallelism";

    private Sessions() {}

    /**
     * The running session, or a new one; {@code shufflePartitions} fits the size of the work. It reads tables; rules
     * run in a {@link #child}, which has their functions.
     */
    public static SparkSession open(int shufflePartitions) {
        SparkSession.Builder builder = SparkSession.builder().appName("hearth");
        ALWAYS.forEach(builder::config);
        builder.config(SHUFFLES, shufflePartitions);
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]");
            LOCAL.forEach(builder::config);
        }
        return builder.getOrCreate();
    }

    /** A session on the same context for the project's SQL: its own views, and the shared functions. */
    public static SparkSession child(SparkSession parent) {
        SparkSession session = parent.newSession();
        SqlFunctions.register(session);
        return session;
    }

    /** Fits a session whose tables are held ({@link Cut}): one partition each, they join where they are. */
    public static void fitHeld(SparkSession session, boolean isHeld) {
        fit(session, isHeld);
        if (isHeld) {
            // A broadcast is a job of its own.
            session.conf().set(BROADCAST, -1);
        } else {
            session.conf().unset(BROADCAST);
        }
    }

    /**
     * Fits a session to the size of its work. Small work is planning and compiling, not rows: it runs interpreted and
     * without replanning; large work is worth both.
     */
    public static void fit(SparkSession session, boolean isSmall) {
        session.conf().set("spark.sql.codegen.wholeStage", !isSmall);
        session.conf().set("spark.sql.codegen.factoryMode", isSmall ? "NO_CODEGEN" : "FALLBACK");
        session.conf().set("spark.sql.adaptive.enabled", !isSmall);
        session.conf().set("spark.databricks.delta.snapshotPartitions", isSmall ? 1 : 2);
        if (isSmall) {
            session.conf().set(PARALLELISM, 1);
            session.conf().set(SHUFFLES, 1);
        } else {
            session.conf().unset(PARALLELISM);
            session.conf().unset(SHUFFLES);
        }
    }

    /** Whether the session was fitted to small work. */
    public static boolean isSmall(SparkSession session) {
        return session.conf().contains(PARALLELISM);
    }
}
