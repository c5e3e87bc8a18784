package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Well-child visit: the last one recommended; while its window is open, the one before will do. */
final class M04 extends ChildMeasure {

    @Override
    public String id() {
        return "m04";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        LocalDate end = days.to();
        List<Span> windows =
                WellChildSchedule.opened(caseload.child(spell.childId()).day("dob"), end);
        if (windows.isEmpty()) {
            return Optional.of(Verdict.excluded("too_young"));
        }
        List<Fact> asked = caseload.silver()
                .of("health_visit", "person_id", spell.childId())
                .filter(visit -> visit.is("visit_type", "WELL_CHILD"))
                .toList();
        return Optional.of(judge(asked, windows, end));
    }

    private static Verdict judge(List<Fact> asked, List<Span> windows, LocalDate end) {
        Span last = windows.get(windows.size() - 1);
        Span due = last.cut(new Span(LocalDate.MIN, end));
        Optional<LocalDate> visit = visit(asked, due);
        if (visit.isPresent()) {
            return Verdict.met(visit.get());
        } else if (last.to().isBefore(end)) {
            return unmet(asked, List.of(due), end);
        } else if (windows.size() == 1) {
            return Verdict.excluded("first_window_open");
        }
        Span before = windows.get(windows.size() - 2);
        return visit(asked, before).map(Verdict::met).orElseGet(() -> unmet(asked, List.of(before, due), end));
    }

    private static Optional<LocalDate> visit(List<Fact> asked, Span window) {
        return asked.stream()
                .filter(visit -> visit.is("received", "Y"))
                .filter(visit -> visit.within("visit_date", window))
                .map(visit -> visit.day("visit_date"))
                .min(LocalDate::compareTo);
    }

    private static Verdict unmet(List<Fact> asked, List<Span> judged, LocalDate end) {
        boolean undated = asked.stream()
                .filter(visit -> visit.is("received", "Y") && !visit.knows("visit_date"))
                .anyMatch(visit -> judged.stream().anyMatch(window -> visit.within("asked_date", window)));
        if (undated) {
            return Verdict.missing("visit_undated");
        }
        Span lately = new Span(end.minusMonths(6), end);
        boolean told = asked.stream()
                .filter(visit -> visit.is("received", "Y", "N"))
                .anyMatch(visit -> visit.within("asked_date", lately)
                        || visit.is("received", "Y") && visit.within("visit_date", lately));
        return told ? Verdict.notMet("not_received") : Verdict.missing("not_asked");
    }
}
