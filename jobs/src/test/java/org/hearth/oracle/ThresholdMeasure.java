package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A measure of primary caregivers who are still enrolled on a day; that day places them in a period. */
abstract class ThresholdMeasure implements Form2Measure {

    /** The day, null while there is none. */
    abstract @Nullable LocalDate due(Caseload caseload, Enrollment enrollment);

    /** What is said of a caregiver enrolled on the day; none if the measure is not about her. */
    abstract Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period);

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.primaryCaregivers().flatMap(enrollment -> of(caseload, enrollment, period).stream());
    }

    private Optional<Case> of(Caseload caseload, Enrollment enrollment, Period period) {
        LocalDate due = due(caseload, enrollment);
        if (due == null || !period.contains(due) || due.isAfter(caseload.asOf())) {
            return undue(caseload, enrollment, period).map(verdict -> of(enrollment, period, verdict, due));
        }
        Optional<Verdict> verdict = enrollment.span().contains(due)
                ? judge(caseload, enrollment, due, period)
                : Optional.of(Verdict.excluded("left_before"));
        return verdict.map(decided -> of(enrollment, period, decided, due));
    }

    private Case of(Enrollment enrollment, Period period, Verdict verdict, @Nullable LocalDate due) {
        return Case.of(id(), period, enrollment.personId(), enrollment.id(), verdict, due);
    }

    /** What is said of a caregiver whose day is unknown or in no such period. */
    Optional<Verdict> undue(Caseload caseload, Enrollment enrollment, Period period) {
        return Optional.empty();
    }
}
