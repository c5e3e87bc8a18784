package org.hearth.oracle;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A measure of all primary caregivers of a period, each by the latest enrollment in it. */
abstract class CaregiverMeasure implements Form2Measure {

    abstract Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, Period period);

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.primaryCaregivers().collect(Collectors.groupingBy(Enrollment::personId)).values().stream()
                .flatMap(ofPerson -> caseload.latest(ofPerson.stream(), period).stream())
                .flatMap(enrollment -> judge(caseload, enrollment, period)
                        .map(verdict -> Case.of(
                                id(),
                                period,
                                enrollment.personId(),
                                enrollment.id(),
                                verdict,
                                Span.earlier(period.end(), enrollment.exit())))
                        .stream());
    }
}
