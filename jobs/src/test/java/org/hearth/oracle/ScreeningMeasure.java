package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Caregivers screened for something in time (m03, m14, o1). */
abstract class ScreeningMeasure extends ThresholdMeasure {
    private final String domain;

    ScreeningMeasure(String domain) {
        this.domain = domain;
    }

    /** First day on which a screening is in time. */
    abstract LocalDate opens(Caseload caseload, Enrollment enrollment);

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period) {
        Span window = new Span(opens(caseload, enrollment), due);
        List<Fact> screens = Screens.of(caseload.about("screening", "person_id", enrollment), domain)
                .filter(screen -> !screen.knows("administered_date") || screen.within("administered_date", window))
                .toList();
        Optional<LocalDate> screened = screens.stream()
                .filter(Screens::isScored)
                .filter(screen -> screen.knows("administered_date"))
                .map(screen -> screen.day("administered_date"))
                .min(LocalDate::compareTo);
        if (screened.isPresent()) {
            return screened.map(Verdict::met);
        } else if (!screens.isEmpty()) {
            return Optional.of(Verdict.missing("screen_incomplete"));
        }
        return Optional.of(Verdict.notMet("no_screen"));
    }
}
