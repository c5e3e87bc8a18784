package org.hearth.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearth.config.StateConfig;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;

/** Small forms of invented numbers. */
final class SampleForms {
    private SampleForms() {}

    static List<Document> all() {
        return List.of(form2());
    }

    static Document form2() {
        return new Form2(
                        head(new Scope(Scope.Type.program, "P1"), "Willow & Oak"),
                        MeasureCatalog.load(),
                        List.of(
                                new Result("FFY2026", "m03", 812, 1000, 40, 0.812, 0.7865, 0.8358, 0.7808, 0.79),
                                new Result("FFY2026", "m08", 9, 290, 60, 0.031034, 0.0142, 0.0589, 0.0257, null)))
                .document();
    }

    static Head head(Scope scope, String name) {
        return new Head(StateConfig.load("ct"), release(), ReportingPeriod.parse("FFY2026"), scope, name);
    }

    private static Release release() {
        return new Release(
                12,
                "ct",
                LocalDate.parse("2026-08-31"),
                Instant.parse("2026-09-01T04:00:00Z"),
                "0.1.0",
                "rules",
                "reference",
                Release.Status.published,
                Instant.parse("2026-09-01T04:10:00Z"),
                Map.of("m03.pre_enroll_grace_days", "30", "enrollment.no_contact_days", "30"),
                List.of("FFY2025", "FFY2026"));
    }
}
