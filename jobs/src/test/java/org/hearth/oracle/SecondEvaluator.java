package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Decides the measures of Form 2 from facts, written from the specification alone: where it and the SQL agree, two
 * readings agree.
 */
final class SecondEvaluator {
    private static final List<Form2Measure> FORM = List.of(
            new M01(), new M02(), new M03(), new M04(), new M05(), new M06(), new M07(), new M08(), new M09(),
            new M10(), new M11(), new M12(), new M13(), new M14(), new M15(), new M16(), new M17(), new M18(),
            new M19(), new O1(), new O2());

    private SecondEvaluator() {}

    /** Every case of the named measures in the periods; nothing is said before its day. */
    static List<Case> decide(Silver silver, Rules rules, LocalDate asOf, List<Period> periods, Set<String> measures) {
        Caseload caseload = new Caseload(silver, rules, asOf);
        return FORM.stream()
                .filter(measure -> measures.contains(measure.id()))
                .flatMap(measure -> periods.stream().flatMap(period -> measure.cases(caseload, period)))
                .toList();
    }
}
