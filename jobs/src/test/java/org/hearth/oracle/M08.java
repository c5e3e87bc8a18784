package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Child injury: visits to the emergency department for an injury, by child. */
final class M08 extends ChildMeasure {

    @Override
    public String id() {
        return "m08";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        List<Fact> visits = caseload.silver()
                .of("ed_visit", "child_id", spell.childId())
                .filter(visit -> visit.within("visit_date", days))
                .toList();
        List<LocalDate> injuries = visits.stream()
                .filter(visit -> visit.is("reason", "INJURY"))
                .map(visit -> visit.day("visit_date"))
                .sorted()
                .toList();
        if (!injuries.isEmpty()) {
            boolean once = caseload.rules().is("m08.dedupe_same_day", true, true);
            long events = once ? injuries.stream().distinct().count() : injuries.size();
            return Optional.of(Verdict.met(injuries.get(0)).events((int) events));
        }
        boolean asked = !visits.isEmpty()
                || caseload.silver()
                        .of("ed_inquiry", "child_id", spell.childId())
                        .anyMatch(inquiry -> inquiry.within("asked_date", days));
        boolean mustAsk = caseload.rules().is("m08.require_asked", true, true)
                && caseload.rules().is("missing_policy.M8", "missing", "missing");
        return Optional.of(asked || !mustAsk ? Verdict.notMet("no_injury").events(0) : Verdict.missing("not_asked"));
    }
}
