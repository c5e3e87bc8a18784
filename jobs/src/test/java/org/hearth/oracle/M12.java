package org.hearth.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Developmental screening: children screened in an AAP age group whose window ended in the period. */
final class M12 extends ChildMeasure {
    private static final int FULL_TERM_WEEKS = 40;
    private static final int ADJUST_FROM_WEEKS = 3;
    private static final int ADJUST_UNTIL_MONTHS = 24;

    /** An age group, and a form's own window. */
    private record Ages(int group, int form, int fromMonths, int fromDays, int toMonths, int toDays) {

        Span span(LocalDate born) {
            return new Span(
                    born.plusMonths(fromMonths).plusDays(fromDays),
                    born.plusMonths(toMonths).plusDays(toDays));
        }
    }

    private static final List<Ages> GROUPS = List.of(
            new Ages(9, 0, 9, 0, 11, -1),
            new Ages(18, 0, 17, 0, 19, -1),
            new Ages(24, 0, 23, 0, 25, 15),
            new Ages(30, 0, 28, 16, 31, 15));

    private static final List<Ages> FORMS = List.of(
            new Ages(9, 9, 9, 0, 10, -1),
            new Ages(9, 10, 9, 0, 11, -1),
            new Ages(18, 18, 17, 0, 19, -1),
            new Ages(24, 24, 23, 0, 25, 15),
            new Ages(30, 30, 28, 16, 31, 15));

    @Override
    public String id() {
        return "m12";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        Fact child = caseload.child(spell.childId());
        LocalDate born = child.day("dob");
        List<Ages> due = GROUPS.stream()
                .filter(group -> days.contains(group.span(born).to()))
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<Ages> judged = due.stream()
                .filter(group -> !caseload.isInService(
                        "DEVELOPMENT",
                        List.of(spell.childId()),
                        group.span(born).from()))
                .toList();
        return Optional.of(judged.isEmpty() ? Verdict.excluded("in_service") : judge(caseload, child, judged));
    }

    private static Verdict judge(Caseload caseload, Fact child, List<Ages> groups) {
        LocalDate born = child.day("dob");
        List<Fact> screens = Screens.of(
                        caseload.silver().of("screening", "person_id", child.text("child_id")), "DEVELOPMENT")
                .toList();
        boolean incomplete = screens.stream()
                .filter(screen -> !screen.knows("administered_date"))
                .anyMatch(screen -> groups.stream().anyMatch(group -> isOfGroup(screen, group)));
        for (Ages group : groups) {
            List<Fact> inWindow = new ArrayList<>(screens);
            inWindow.removeIf(screen -> !isInWindow(screen, group, child));
            Optional<LocalDate> screened = inWindow.stream()
                    .filter(Screens::isScored)
                    .map(screen -> Objects.requireNonNull(screen.day("administered_date")))
                    .min(LocalDate::compareTo);
            if (screened.isPresent()) {
                return Verdict.met(screened.get()).on(group.span(born).to());
            }
            incomplete |= !inWindow.isEmpty();
        }
        LocalDate last = groups.get(groups.size() - 1).span(born).to();
        return (incomplete ? Verdict.missing("screen_incomplete") : Verdict.notMet("no_screen")).on(last);
    }

    private static boolean isOfGroup(Fact screen, Ages group) {
        return !screen.knows("form_months")
                || FORMS.stream()
                        .filter(ages -> ages.group == group.group)
                        .anyMatch(ages ->
                                ages.form == screen.number("form_months").intValue());
    }

    /** By the form's own window and the adjusted age; where no form is told, by the group's and the calendar. */
    private static boolean isInWindow(Fact screen, Ages group, Fact child) {
        if (!screen.knows("administered_date")) {
            return false;
        } else if (!screen.knows("form_months")) {
            return screen.within("administered_date", group.span(child.day("dob")));
        }
        int form = screen.number("form_months").intValue();
        LocalDate born = adjusted(child, screen.day("administered_date"));
        return FORMS.stream()
                .filter(ages -> ages.group == group.group && ages.form == form)
                .anyMatch(ages -> screen.within("administered_date", ages.span(born)));
    }

    private static LocalDate adjusted(Fact child, LocalDate screened) {
        LocalDate born = child.day("dob");
        if (!child.knows("gestational_age_weeks") || !screened.isBefore(born.plusMonths(ADJUST_UNTIL_MONTHS))) {
            return born;
        }
        boolean up = child.knows("gestational_age_days")
                && child.number("gestational_age_days").intValue() >= 4;
        int early = FULL_TERM_WEEKS - child.number("gestational_age_weeks").intValue() - (up ? 1 : 0);
        return early >= ADJUST_FROM_WEEKS ? born.plusWeeks(early) : born;
    }
}
