package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Optional;

/** Child maltreatment: children who were the alleged victim of an investigated report while enrolled. */
final class M09 extends ChildMeasure {

    @Override
    public String id() {
        return "m09";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        Optional<LocalDate> reported = caseload.silver()
                .of("maltreatment_report", "child_id", spell.childId())
                .filter(report -> report.is("disposition", "INVESTIGATED") && report.is("child_role", "VICTIM"))
                .filter(report -> report.within("received_date", days))
                .map(report -> report.day("received_date"))
                .min(LocalDate::compareTo);
        if (reported.isPresent()) {
            return reported.map(Verdict::met);
        }
        Span since = new Span(period.start(), caseload.asOf());
        boolean matched = caseload.silver()
                .of("maltreatment_match", "child_id", spell.childId())
                .anyMatch(match -> match.is("result", "SUBMITTED") && match.within("matched_date", since));
        return Optional.of(matched ? Verdict.notMet("no_report") : Verdict.missing("not_matched"));
    }
}
