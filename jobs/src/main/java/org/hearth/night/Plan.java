package org.hearth.night;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hearth.derive.Affected;
import org.hearth.derive.Scope;
import org.hearth.form.FormPeriod;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;
import org.hearth.release.RulesDigest;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** What a state's night will decide after the last release: for which day, which periods and which families. */
record Plan(Context context, @Nullable Release last) {

    static Plan of(Context context) {
        return new Plan(context, context.releases().current(context.stateId()).orElse(null));
    }

    /** Whether every row is read again: there is no release yet, or the rules have changed since. */
    boolean isAll() {
        return last == null || !last.rulesDigest().equals(RulesDigest.ofRules());
    }

    /** A day before the current release is bad usage. */
    void requireForward() {
        LocalDate asked = context.request().asOf();
        if (last != null && asked != null && asked.isBefore(last.asOf())) {
            throw new UsageException("--as-of " + asked + " lies before the current release of " + context.stateId()
                    + ", which is as of " + last.asOf()
                    + ". Earlier days are read from the history, not published again.");
        }
    }

    /** The day to decide for; none in a lake that has neither a release nor an extract. */
    Optional<LocalDate> asOf(Optional<LocalDate> latestExtract) {
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
    Release next(LocalDate asOf) {
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

    /** Whether this release would say what the last one says, where no row has come since. */
    boolean isSame(Release next) {
        return last != null
                && last.asOf().equals(next.asOf())
                && last.isDecidedLike(next)
                && !context.request().isRebuild();
    }

    /** Whose rows must be decided again. */
    Scope scope(Release next, Batches earlier, Intake.Taken taken) {
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
}
