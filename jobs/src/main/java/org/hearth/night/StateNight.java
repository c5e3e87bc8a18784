package org.hearth.night;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Affected;
import org.hearth.derive.Scope;
import org.hearth.finding.Finding;
import org.hearth.form.FormPeriod;
import org.hearth.measure.ReportingPeriod;
import org.hearth.receive.Folder;
import org.hearth.receive.Landing;
import org.hearth.release.Check;
import org.hearth.release.Release;
import org.hearth.release.RulesDigest;
import org.hearth.spark.Sessions;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;
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
        Release last = context.releases().current(context.stateId()).orElse(null);
        requireForward(last);
        Batches earlier = Batches.of(context.tables(), context.stateId());
        List<Folder> pending = Intake.pending(
                landing, context.stateId(), earlier, context.request().asOf());
        boolean isAll = last == null || !last.rulesDigest().equals(RulesDigest.ofRules());
        Intake.Taken taken = new Intake(context).take(landing, pending, earlier, isAll);
        Optional<LocalDate> asOf = asOf(last, earlier.latestExtract(taken.batches()));
        if (asOf.isEmpty()) {
            return outcome(
                    taken,
                    Outcome.Kind.failed,
                    null,
                    0,
                    List.of(),
                    "No ecis folder could be taken in: nothing to publish.");
        }
        Release next = next(last, asOf.get());
        if (last != null && taken.batches().isEmpty() && isSame(last, next) && !earlier.hasAfter(last.knownAt())) {
            return outcome(
                    taken,
                    Outcome.Kind.nothing,
                    last,
                    0,
                    List.of(),
                    "Nothing new: release " + last.releaseId() + " stands.");
        }
        return decide(last, next, earlier, taken);
    }

    private boolean isSame(Release last, Release next) {
        return last.asOf().equals(next.asOf())
                && last.isDecidedLike(next)
                && !context.request().isRebuild();
    }

    private void requireForward(@Nullable Release last) {
        LocalDate asked = context.request().asOf();
        if (last != null && asked != null && asked.isBefore(last.asOf())) {
            throw new UsageException("--as-of " + asked + " lies before the current release of " + context.stateId()
                    + ", which is as of " + last.asOf()
                    + ". Earlier days are read from the history, not published again.");
        }
    }

    private Optional<LocalDate> asOf(@Nullable Release last, Optional<LocalDate> latestExtract) {
        LocalDate asked = context.request().asOf();
        if (latestExtract.isEmpty() && last == null) {
            return Optional.empty();
        } else if (asked != null) {
            return Optional.of(asked);
        }
        LocalDate latest = latestExtract.orElse(LocalDate.MIN);
        return Optional.of(last != null && last.asOf().isAfter(latest) ? last.asOf() : latest);
    }

    /** The release that tonight would publish; a period once asked for is kept up. */
    private Release next(@Nullable Release last, LocalDate asOf) {
        Set<String> periods = new LinkedHashSet<>(context.request().periods());
        if (periods.isEmpty()) {
            ReportingPeriod.currentAndPrevious(asOf).forEach(period -> periods.add(period.id()));
        }
        if (last != null) {
            periods.addAll(last.periods());
        }
        Map<String, String> options = new TreeMap<>();
        context.options().values().forEach((key, value) -> options.put(key, String.valueOf(value)));
        return new Release(
                context.releaseId(),
                context.stateId(),
                asOf,
                context.knownAt(),
                context.codeVersion(),
                RulesDigest.ofRules(),
                RulesDigest.ofReference(),
                Release.Status.published,
                context.knownAt(),
                options,
                periods.stream().sorted().toList());
    }

    private Outcome decide(@Nullable Release last, Release next, Batches earlier, Intake.Taken taken) {
        SparkSession views = Sessions.child(context.tables().spark());
        context.reads().listenTo(views);
        try {
            return decide(views, last, next, earlier, taken);
        } finally {
            views.catalog().clearCache();
            context.reads().stop(views);
        }
    }

    private Outcome decide(
            SparkSession views, @Nullable Release last, Release next, Batches earlier, Intake.Taken taken) {
        Scope scope = scope(last, next, earlier, taken);
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
            Series.Written series = new Series(context, next.asOf(), earlier, taken).write(views, scope.isAll(), last);
            checks.addAll(series.checks());
            told = new FindingLedger(new Tables(views, context.tables().lake()), context.knownAt(), context.releaseId())
                    .append(decision.findings(context.knownAt())
                            .unionByName(views.createDataFrame(series.findings(), Finding.SCHEMA)));
        }
        return end(publication, next, taken.telling(told), appended, checks, last);
    }

    private Scope scope(@Nullable Release last, Release next, Batches earlier, Intake.Taken taken) {
        if (last == null || context.request().isRebuild() || !last.isDecidedLike(next) || startsPeriod(last, next)) {
            return Scope.all();
        }
        List<String> entities = Intake.open(context, earlier, taken, last.knownAt());
        return context.step(
                "affected",
                "families",
                () -> new Affected(context.tables(), context.catalog(), context.stateId())
                        .scope(entities, last.knownAt(), next.asOf()),
                scope -> new long[] {taken.rows().accepted(), scope.size(), 0});
    }

    /** A period that begins between two nights brings every family a new row. */
    private static boolean startsPeriod(Release last, Release next) {
        boolean startsForm = !FormPeriod.at(last.asOf()).equals(FormPeriod.at(next.asOf()));
        return startsForm
                || next.periods().stream()
                        .map(id -> ReportingPeriod.parse(id).start())
                        .anyMatch(start -> start.isAfter(last.asOf()) && !start.isAfter(next.asOf()));
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
