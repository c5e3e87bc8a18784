package org.hearth.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.FactFindings;
import org.hearth.measure.Results;
import org.hearth.receive.Batch;
import org.hearth.release.Check;
import org.hearth.release.Checks;
import org.hearth.release.Release;
import org.hearth.rule.Ledger;
import org.hearth.rule.Reductions;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.rule.StateViews;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.table.Released;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** The tables of a release that look at the whole state: caseloads, visits, staff, timeliness. */
final class Series {
    private final Context context;
    private final LocalDate asOf;
    private final boolean isSmall;
    private final Billing billing;
    private final Cuts cuts;

    Series(Context context, LocalDate asOf, Batches earlier, Intake.Taken taken) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = Intake.isSmallState(earlier, taken);
        List<Batch> batches =
                Stream.concat(earlier.all().stream(), taken.batches().stream()).toList();
        this.billing = new Billing(context, asOf, isSmall, batches);
        this.cuts = new Cuts(context, asOf, isSmall, batches);
    }

    /** What was found of the tables that were written. */
    record Written(List<Check.Verdict> checks, List<Row> findings) {}

    /** Writes and checks them; {@code decided} holds the night's results, and with {@code isWhole} every family's facts. */
    Written write(SparkSession decided, boolean isWhole, @Nullable Release last) {
        SparkSession views = isWhole ? decided : wholeState(decided);
        try {
            Map<String, Dataset<Row>> tables = context.step(
                    "summarize", "series", () -> tables(views, last), made -> new long[] {made.size(), made.size(), 0});
            List<Callable<Boolean>> tasks = new ArrayList<>();
            tables.forEach((name, rows) -> tasks.add(() -> write(views, name, rows)));
            Side.bySide(tasks);
            return new Written(
                    Checks.run(views, Checks.Moment.series),
                    FactFindings.ofSeries(views, context.parameters(asOf), context.knownAt()));
        } finally {
            if (!isWhole) {
                views.catalog().clearCache();
            }
        }
    }

    private Map<String, Dataset<Row>> tables(SparkSession views, @Nullable Release last) {
        Map<String, Dataset<Row>> tables = new RuleRun(views, context.parameters(asOf), isSmall).of(Rule.series());
        tables.put(Billing.TABLE, billing.lines(views, last));
        tables.put(Cuts.TABLE, cuts.lines(views, last));
        List.of(Billing.TABLE, Cuts.TABLE)
                .forEach(ledger -> Objects.requireNonNull(tables.get(ledger)).createOrReplaceTempView(ledger));
        tables.put("rate_card_fund", billing.fund(views));
        return tables;
    }

    private boolean write(SparkSession views, String name, Dataset<Row> rows) {
        Dataset<Row> shaped = Released.rows(name, rows, context.stateId(), context.releaseId());
        new Tables(views, context.tables().lake()).append("gold", name, shaped.coalesce(1), "release_id");
        return true;
    }

    /** A session that sees every family's current facts and enrollments, and the night's results. */
    private SparkSession wholeState(SparkSession decided) {
        List<String> texts = Stream.of(
                        Rule.series().stream().map(Rule::sql),
                        Ledger.texts().stream(),
                        Reductions.texts().stream(),
                        FactFindings.seriesTexts().stream())
                .flatMap(some -> some)
                .toList();
        SparkSession views =
                new StateViews(context.tables(), context.catalog(), context.stateId(), isSmall).open(texts);
        Dataset<Row> counts = decided.table(Results.COUNTS);
        Cut.held(views, counts.collectAsList(), counts.schema()).createOrReplaceTempView(Results.COUNTS);
        return views;
    }
}
