package org.hearth.night;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Scope;
import org.hearth.finding.Finding;
import org.hearth.measure.ReportingPeriod;
import org.hearth.receive.Folder;
import org.hearth.receive.Landing;
import org.hearth.release.Check;
import org.hearth.release.Release;
import org.hearth.spark.Sessions;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** One state's night, from the landing to its release. */
final class StateNight {
    private final Context context;
    private final InstantSource clock;
    private final Landing landing;

    StateNight(Context context, InstantSource clock, Landing landing) {
        this.context = context;
        this.clock = clock;
        this.landing = landing;
    }

    Outcome run() {
        Plan plan = Plan.of(context);
        plan.requireForward();
        Release last = plan.last();
        Batches earlier = Batches.of(context.tables(), context.stateId());
        List<Folder> pending = Intake.pending(
                landing, context.stateId(), earlier, context.request().asOf());
        Intake.Taken taken = new Intake(context).take(landing, pending, earlier, plan.isAll());
        Optional<LocalDate> asOf = plan.asOf(earlier.latestExtract(taken.batches()));
        if (asOf.isEmpty()) {
            return outcome(
                    taken,
                    Outcome.Kind.failed,
                    null,
                    0,
                    List.of(),
                    "No ecis folder could be taken in: nothing to publish.");
        }
        Release next = plan.next(asOf.get());
        if (last != null && taken.batches().isEmpty() && plan.isSame(next) && !earlier.hasAfter(last.knownAt())) {
            return outcome(
                    taken,
                    Outcome.Kind.nothing,
                    last,
                    0,
                    List.of(),
                    "Nothing new: release " + last.releaseId() + " stands.");
        }
        return decide(plan, next, earlier, taken);
    }

    private Outcome decide(Plan plan, Release next, Batches earlier, Intake.Taken taken) {
        SparkSession views = Sessions.child(context.tables().spark());
        context.reads().listenTo(views);
        try {
            return decide(views, plan, next, earlier, taken);
        } finally {
            views.catalog().clearCache();
            context.reads().stop(views);
        }
    }

    private Outcome decide(SparkSession views, Plan plan, Release next, Batches earlier, Intake.Taken taken) {
        Scope scope = plan.scope(next, earlier, taken);
        boolean isSmall = scope.isFew() || Intake.isSmallState(earlier, taken);
        Sessions.fitHeld(views, isSmall);
        Decision decision = new Decision(
                context.tables(),
                context.catalog(),
                context.measures(),
                views,
                context.state(),
                context.parameters(next.asOf()),
                next.asOf());
        List<ReportingPeriod> periods =
                next.periods().stream().map(ReportingPeriod::parse).toList();
        List<Check.Verdict> checks = new ArrayList<>(List.of(conservation(taken)));
        checks.addAll(context.step(
                "decide",
                scope.isAll() ? "all families" : "affected families",
                () -> decision.decide(scope, isSmall, periods),
                verdicts -> new long[] {scope.size(), scope.size(), 0}));
        Publication publication = new Publication(context, views, next.asOf());
        List<Decision.Appended> appended = List.of();
        long told = 0;
        if (checks.stream().noneMatch(Check.Verdict::stopsTheNight)) {
            appended = context.step("append", "gold", () -> decision.append(context.knownAt()), tables -> new long[] {
                scope.size(), tables.stream().mapToLong(Decision.Appended::rows).sum(), 0
            });
            // Few families are decided interpreted; what is counted now is the whole state.
            Sessions.fitHeld(views, Intake.isSmallState(earlier, taken));
            checks.addAll(publication.summarize());
            Series.Written series =
                    new Series(context, next.asOf(), earlier, taken).write(views, scope.isAll(), plan.last());
            checks.addAll(series.checks());
            told = new FindingLedger(new Tables(views, context.tables().lake()), context.knownAt(), context.releaseId())
                    .append(decision.findings(context.knownAt())
                            .unionByName(views.createDataFrame(series.findings(), Finding.SCHEMA)));
        }
        return end(publication, next, taken.telling(told), appended, checks, plan.last());
    }

    private static Check.Verdict conservation(Intake.Taken taken) {
        return new Check.Verdict(
                "rows_conserved", true, taken.isConserved() ? 0 : 1, taken.isConserved() ? "" : "ops.batch");
    }

    private Outcome end(
            Publication publication,
            Release next,
            Intake.Taken taken,
            List<Decision.Appended> appended,
            List<Check.Verdict> checks,
            @Nullable Release last) {
        boolean isFailed = checks.stream().anyMatch(Check.Verdict::stopsTheNight);
        Instant ended = clock.instant();
        Release release = next.ended(isFailed ? Release.Status.failed : Release.Status.published, ended);
        publication.publish(release, checks, ended);
        long changes = appended.stream()
                .filter(table -> table.table().equals("measure_case"))
                .mapToLong(Decision.Appended::rows)
                .sum();
        return isFailed
                ? outcome(taken, Outcome.Kind.failed, last, changes, checks, "A check failed; nothing was published.")
                : outcome(
                        taken,
                        Outcome.Kind.published,
                        release,
                        changes,
                        checks,
                        "Release " + release.releaseId() + " published.");
    }

    private Outcome outcome(
            Intake.Taken taken,
            Outcome.Kind kind,
            @Nullable Release release,
            long caseChanges,
            List<Check.Verdict> checks,
            String message) {
        return new Outcome(
                context.stateId(),
                kind,
                release,
                taken.batches().size(),
                taken.refused(),
                taken.rows(),
                taken.findings(),
                caseChanges,
                checks,
                message);
    }
}
