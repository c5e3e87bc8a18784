package org.hearth.form;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hearth.config.StateConfig;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;

/** What stands at the head of every form: whose it is, for when, and from which release. */
public record Head(StateConfig state, Release release, ReportingPeriod period, Scope scope, String scopeName) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    String subtitle() {
        return state.name() + " · " + period.id() + " · " + scopeText();
    }

    List<Document.Fact> facts() {
        return List.of(
                new Document.Fact("Awardee", state.name()),
                new Document.Fact("Reporting period", DAY.format(period.start()) + " to " + DAY.format(period.end())),
                new Document.Fact("Scope", scopeText()),
                new Document.Fact("Data as of", DAY.format(release.asOf()) + yearToDate()),
                new Document.Fact(
                        "Release",
                        release.releaseId() + " (" + release.status() + "), made "
                                + DAY.format(release.publishedAt().atZone(ZoneOffset.UTC))),
                new Document.Fact("Program version", release.codeVersion()));
    }

    private String scopeText() {
        String name = scopeName.isEmpty() ? scope.id() : scopeName + " (" + scope.id() + ")";
        return switch (scope.type()) {
            case state -> "combined, all programs";
            case contract -> "contract " + name;
            case program -> "program " + name;
        };
    }

    private String yearToDate() {
        return release.asOf().isBefore(period.end()) ? "; the period is not over" : "";
    }
}
