package org.hearth.oracle;

import java.util.stream.Stream;

/** A measure of Form 2. */
interface Form2Measure {
    String id();

    Stream<Case> cases(Caseload caseload, Period period);
}
