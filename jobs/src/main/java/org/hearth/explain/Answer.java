package org.hearth.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearth.release.Release;
import org.jspecify.annotations.Nullable;

/** What was found, in the names of {@code gold}; printed as text or as JSON. */
sealed interface Answer {

    /** What was asked, of which release. {@code rules} says when the release was decided by other rules than these. */
    record Asked(
            String measureId,
            String title,
            String unit,
            String state,
            String periodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            String scopeType,
            String scopeId,
            String stratifier,
            String stratum,
            Shown release) {}

    /** The release that shows it. */
    record Shown(long releaseId, LocalDate asOf, Instant knownAt, Instant publishedAt, String codeVersion) {
        static Shown of(Release release) {
            return new Shown(
                    release.releaseId(),
                    release.asOf(),
                    release.knownAt(),
                    release.publishedAt(),
                    release.codeVersion());
        }

        /** The line that names it to people. */
        String line() {
            return "release " + releaseId + ", as of " + asOf + ", known at " + knownAt + ", published " + publishedAt
                    + ", decided by " + codeVersion;
        }
    }

    /** A cell: its counts, as the cases give them and as {@code gold.measure_result} has them, and its subjects. */
    record Cell(
            Asked asked,
            Counts counted,
            @Nullable Counts published,
            @Nullable Double value,
            @Nullable Double ciLow,
            @Nullable Double ciHigh,
            List<Clause> clauses,
            List<Subject> subjects,
            long subjectsInAll)
            implements Answer {}

    /** The four numbers of a cell. */
    record Counts(long numerator, long denominator, long missing, long excluded) {}

    /** How many cases one clause decided. */
    record Clause(String status, String reason, long cases, @Nullable Long events, @Nullable String sentence) {}

    /** One case of a cell. */
    record Subject(
            String status,
            String reason,
            String subjectType,
            String subjectId,
            String familyId,
            String programId,
            @Nullable LocalDate denominatorOn,
            @Nullable LocalDate numeratorOn,
            @Nullable Integer events) {}

    /** A subject's cases of the period, most often one. */
    record One(Asked asked, Map<String, String> options, Map<String, String> sharedOptions, List<Case> cases)
            implements Answer {}

    /** How one case was decided. {@code strata} is null when the lake holds none. */
    record Case(
            String status,
            @Nullable String statusMeans,
            String reason,
            @Nullable String clause,
            String subjectType,
            String subjectId,
            String episodeId,
            String caregiverId,
            String familyId,
            String programId,
            String contractId,
            String model,
            @Nullable Integer events,
            @Nullable LocalDate denominatorOn,
            @Nullable LocalDate numeratorOn,
            @Nullable LocalDate recheckOn,
            LocalDate asOfOn,
            Instant knownFrom,
            @Nullable Map<String, Object> strata,
            List<Fact> facts,
            @Nullable WhyNot whyNot) {}

    /** One fact that was used; {@code fields} are those of its line, null when bronze no longer holds it. */
    record Fact(
            String entity,
            String id,
            @Nullable LocalDate occurredOn,
            String source,
            String file,
            long line,
            @Nullable LocalDate extractDate,
            @Nullable String batchId,
            @Nullable Map<String, String> fields) {}

    /** What else the facts could have been; {@code changes} are the nearest that give another answer. */
    record WhyNot(int tried, List<Change> changes, @Nullable String note) {}

    /** One change of one record and the answer it gives. */
    record Change(
            String change, String entity, String id, String status, String reason, @Nullable LocalDate numeratorOn) {}
}
