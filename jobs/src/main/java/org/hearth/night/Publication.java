package org.hearth.night;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.form.FormRun;
import org.hearth.measure.Results;
import org.hearth.release.Check;
import org.hearth.release.Checks;
import org.hearth.release.Release;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;

/** The last part of a night: results, their checks, and the one commit that makes the release visible. */
final class Publication {
    private final Context context;
    private final SparkSession views;
    private final LocalDate asOf;

    Publication(Context context, SparkSession views, LocalDate asOf) {
        this.context = context;
        this.views = views;
        this.asOf = asOf;
    }

    /** Writes the results of the current cases under the release's id and checks them. */
    List<Check.Verdict> summarize() {
        List<Row> rows = context.step(
                "summarize",
                "measure_result",
                () -> new Results(views, context.measures(), context.options().values())
                        .of(
                                // The list of evidence is most of a case and no part of a count.
                                current("measure_case", List.of("evidence")),
                                current("participant_stratum", List.of()),
                                context.stateId(),
                                context.releaseId()),
                result -> new long[] {result.size(), result.size(), 0});
        Tables here = new Tables(views, context.tables().lake());
        here.append("gold", "measure_result", rows, Results.SCHEMA, "release_id");
        Cut.held(views, rows, Results.SCHEMA).createOrReplaceTempView("measure_result");
        List<Check.Verdict> verdicts = new ArrayList<>(Checks.run(views, Checks.Moment.results));
        verdicts.addAll(forms(here));
        return verdicts;
    }

    private List<Check.Verdict> forms(Tables here) {
        Map<String, Supplier<Dataset<Row>>> counts = new FormRun(views)
                .count(current("form_case", List.of()), context.parameters(asOf), context.releaseId());
        List<Callable<Boolean>> tasks = new ArrayList<>();
        counts.forEach((table, rows) -> tasks.add(() -> {
            write(here, table, rows);
            return true;
        }));
        Side.bySide(tasks);
        return Checks.run(views, Checks.Moment.forms);
    }

    private void write(Tables here, String table, Supplier<Dataset<Row>> counts) {
        StructType shape = TableSchema.load("gold", table).structType();
        List<Row> rows = context.step("summarize", table, () -> counts.get().collectAsList(), result ->
                new long[] {result.size(), result.size(), 0});
        here.append("gold", table, rows, shape, "release_id");
        Cut.held(views, rows, shape).createOrReplaceTempView(table);
    }

    private Dataset<Row> current(String name, List<String> left) {
        Versioned table = new Versioned(TableSchema.load("gold", name));
        return table.currentWithout(
                table.versions(new Tables(views, context.tables().lake()), "gold", context.stateId()), left);
    }

    /** Commits what the run did, and last of all the release. */
    void publish(Release release, List<Check.Verdict> checks, Instant endedAt) {
        List<Row> rows = new ArrayList<>();
        checks.forEach(verdict -> rows.add(Checks.row(release.releaseId(), context.stateId(), verdict)));
        context.tables().append("ops", "check", rows, Checks.SCHEMA);
        context.tables().append("ops", "step", context.steps().rows(), StepLog.SCHEMA);
        context.tables().append("ops", "run", List.of(RunRow.of(context, release, endedAt)), RunRow.SCHEMA);
        context.releases().append(release);
    }
}
