package org.hearth.release;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.spark.Side;
import org.hearth.text.Yaml;

/** The checks of {@code sql/checks.yml}, which say on which views they look and when. */
public final class Checks {
    /** The columns of {@code ops.check}. */
    public static final StructType SCHEMA = StoredTable.of("ops", "check").structType();

    private Checks() {}

    /** When a check looks: at the rows about to be committed, at the results of a release, at its forms, or at its series. */
    public enum Moment {
        candidates,
        results,
        forms,
        series
    }

    /** An entry of {@code sql/checks.yml}. */
    record Entry(String name, Moment at) {}

    public static List<Check.Verdict> run(SparkSession views, Moment moment) {
        List<Callable<Check.Verdict>> tasks = Arrays.stream(Yaml.read("sql/checks.yml", Entry[].class))
                .filter(entry -> entry.at() == moment)
                .map(entry ->
                        (Callable<Check.Verdict>) () -> Check.load(entry.name()).run(views))
                .toList();
        return Side.bySide(tasks);
    }

    public static Row row(long runId, String state, Check.Verdict verdict) {
        return RowFactory.create(runId, state, verdict.name(), verdict.result(), verdict.offences(), verdict.example());
    }
}
