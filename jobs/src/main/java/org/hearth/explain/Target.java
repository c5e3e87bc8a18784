package org.hearth.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearth.measure.Measure;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;

/** The release, measure and period that a question means. */
record Target(Release release, Measure measure, ReportingPeriod period) {

    static Target of(Tables tables, Measure measure, Question question) {
        Release release = release(tables, question.states());
        return new Target(release, measure, period(release, question.periods()));
    }

    static Release release(Tables tables, List<String> states) {
        if (!tables.lake().exists()) {
            throw new UsageException("No lake at " + tables.lake() + ". Make one with: hearth nightly");
        }
        Map<String, Release> current = new Releases(tables).current();
        List<Release> wanted = current.values().stream()
                .filter(release -> states.isEmpty() || states.contains(release.state()))
                .toList();
        if (current.isEmpty()) {
            throw new UsageException(
                    "The lake " + tables.lake() + " has no published release. Make one with: hearth nightly");
        } else if (wanted.isEmpty()) {
            throw new UsageException("No release of " + String.join(", ", states) + ". There are "
                    + String.join(", ", current.keySet()) + ".");
        } else if (wanted.size() > 1) {
            throw new UsageException("Releases of several states are here: "
                    + wanted.stream().map(Release::state).collect(Collectors.joining(", "))
                    + ". Name one with --state.");
        }
        return wanted.get(0);
    }

    private static ReportingPeriod period(Release release, List<String> periods) {
        return release.periods().stream()
                .filter(id -> periods.isEmpty() || periods.contains(id))
                .map(ReportingPeriod::parse)
                .max(Comparator.comparing(ReportingPeriod::end)
                        .thenComparing(ReportingPeriod::start, Comparator.reverseOrder()))
                .orElseThrow(() -> new UsageException("Release " + release.releaseId() + " of " + release.state()
                        + " does not hold " + String.join(", ", periods) + ". It holds "
                        + String.join(", ", release.periods()) + "."));
    }

    Answer.Asked asked(Question question) {
        Question.Scope scope = question.scope();
        Stratum stratum = question.stratum();
        return new Answer.Asked(
                measure.id(),
                measure.spec().title(),
                measure.spec().unit(),
                release.state(),
                period.id(),
                period.start(),
                period.end(),
                scope == null ? "state" : scope.type(),
                scope == null ? release.state() : scope.id(),
                stratum == null ? "all" : stratum.stratifier(),
                stratum == null ? "all" : stratum.code(),
                Answer.Shown.of(release));
    }
}
