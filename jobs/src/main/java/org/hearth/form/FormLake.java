package org.hearth.form;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.StateConfig;
import org.hearth.release.Catalog;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;

/** What a form reads of a lake: one release, and its result rows for one scope. */
public final class FormLake {
    private final SparkSession spark;
    private final Lake lake;
    private final FormRequest request;
    private final Release release;

    /** A state without a release by the day asked for is bad usage. */
    public FormLake(SparkSession spark, Lake lake, FormRequest request) {
        this.spark = spark;
        this.lake = lake;
        this.request = request;
        this.release = release(new Releases(new Tables(spark, lake)).all(), request);
    }

    private static Release release(List<Release> all, FormRequest request) {
        return all.stream()
                .filter(release -> release.state().equals(request.state()))
                .filter(release ->
                        release.status() == Release.Status.published || release.status() == Release.Status.frozen)
                .filter(release -> request.asOf() == null || !release.asOf().isAfter(request.asOf()))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new UsageException("There is no release of " + request.state()
                        + (request.asOf() == null ? "" : " as of " + request.asOf() + " or before")
                        + ". Make one with: hearth nightly"));
    }

    public Head head() {
        return new Head(StateConfig.load(request.state()), release, request.period(), request.scope(), scopeName());
    }

    /** The rows of a result table for the periods given, at the scope of the form. */
    List<Row> rows(String table, List<String> periods) {
        return released(table)
                .where(col("period_id").isin(periods.toArray()))
                .where(col("scope_type").equalTo(request.scope().type().name()))
                .where(col("scope_id").equalTo(request.scope().id()))
                .collectAsList();
    }

    /** A period that the release does not hold is bad usage, as is a program or contract that it does not know. */
    List<Row> rows(String table) {
        List<Row> rows = rows(table, List.of(request.period().id()));
        if (rows.isEmpty()) {
            List<String> kept =
                    released(table).select("period_id").distinct().orderBy("period_id").collectAsList().stream()
                            .map(row -> row.getString(0))
                            .toList();
            throw new UsageException(
                    "Release " + release.releaseId() + " of " + request.state() + " has no rows of gold."
                            + table + " for " + request.period().id() + " and "
                            + request.scope().type() + " "
                            + request.scope().id() + ". Its periods are " + kept
                            + "; of measures, another one is kept after: hearth nightly --period ID");
        }
        return rows;
    }

    /** An entity as it is known now. */
    Dataset<Row> current(String entity) {
        String query = "select * from silver." + entity;
        new Catalog(spark, lake).serve(query);
        return spark.sql(query).where(col("state").equalTo(request.state()));
    }

    /** A table of the release. */
    Dataset<Row> released(String table) {
        if (!lake.has("gold", table)) {
            throw new UsageException("The lake has no gold." + table + " yet. Make it with: hearth nightly");
        }
        return new Tables(spark, lake)
                .read("gold", table)
                .where(col("release_id").equalTo(release.releaseId()));
    }

    private String scopeName() {
        Scope scope = request.scope();
        String table = scope.type().name();
        if (scope.type() == Scope.Type.state || !lake.has("silver", table)) {
            return "";
        }
        return current(table)
                .where(col(table + "_id").equalTo(scope.id()))
                .select(table + "_name")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse("");
    }
}
