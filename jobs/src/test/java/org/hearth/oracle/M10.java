package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parent-child interaction: caregivers observed with a child of the right age, with a validated tool. */
final class M10 extends CaregiverMeasure {
    private static final int PLAN_AGE_MONTHS = 36;

    private record Ages(int from, int below) {}

    private static final Map<String, Ages> TOOLS = Map.of(
            "HOME", new Ages(0, 72),
            "DANCE", new Ages(2, 24),
            "CHEERS", new Ages(4, 60),
            "PICCOLO", new Ages(10, 47),
            "KIPS", new Ages(2, 71),
            "NCAST", new Ages(0, 36));

    @Override
    public String id() {
        return "m10";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, Period period) {
        List<Spell> children =
                caseload.childrenOf(enrollment).stream().filter(Spell::isIndex).toList();
        if (children.stream().noneMatch(spell -> reachesAge(caseload, spell, period))) {
            return Optional.of(Verdict.excluded("no_child_of_age"));
        }
        List<String> ids = children.stream().map(Spell::childId).toList();
        List<Fact> observed = caseload.about("parent_child_observation", "caregiver_id", enrollment)
                .filter(observation -> ids.contains(observation.text("child_id")))
                .filter(observation -> observation.within("observed_date", caseload.days(enrollment.span(), period)))
                .toList();
        return Optional.of(observed.stream()
                .filter(observation -> isOfAge(caseload, observation))
                .map(observation -> observation.day("observed_date"))
                .min(LocalDate::compareTo)
                .map(Verdict::met)
                .orElseGet(() -> observed.stream().anyMatch(observation -> !observation.knows("tool"))
                        ? Verdict.missing("tool_unknown")
                        : Verdict.notMet("not_observed")));
    }

    private static boolean reachesAge(Caseload caseload, Spell spell, Period period) {
        LocalDate born = caseload.child(spell.childId()).day("dob");
        Span ofAge = new Span(born, born.plusMonths(PLAN_AGE_MONTHS).minusDays(1));
        return !caseload.days(spell.span(), period).cut(ofAge).isEmpty();
    }

    private static boolean isOfAge(Caseload caseload, Fact observation) {
        Ages ages = observation.knows("tool") ? TOOLS.get(observation.text("tool")) : null;
        LocalDate born = caseload.child(observation.text("child_id")).day("dob");
        return ages != null
                && observation.within(
                        "observed_date",
                        new Span(
                                born.plusMonths(ages.from),
                                born.plusMonths(ages.below).minusDays(1)));
    }
}
