package org.hearth.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to a family: who is born when, and who enrolls when on account of it. */
record Story(
        LocalDate born, LocalDate start, @Nullable String pregnancyId, List<String> caregivers, List<Child> children) {

    record Child(String id, LocalDate born, @Nullable LocalDate died, boolean index) {}

    static Story draw(Dice dice, Family family) {
        LocalDate anchor = anchor(dice, family.asOf());
        boolean prenatal = dice.oneIn(2);
        LocalDate born = prenatal || dice.oneIn(2) ? anchor : anchor.minusDays(dice.from(0, 700));
        LocalDate start = prenatal
                ? born.minusDays(dice.of(1, 21, 22, 49, 50, 51, dice.from(2, 250)))
                : Span.later(anchor, born).plusDays(dice.of(0, 0, 1, 29, 30, 31, 32));
        String mother = family.id("C");
        String pregnancy = dice.oneIn(8) ? null : family.id("PG");
        List<Child> children = births(dice, family, born, pregnancy, mother);
        caregiver(dice, family, mother, mother);
        return new Story(born, start, pregnancy, new ArrayList<>(List.of(mother)), children);
    }

    /** A day so that one of the usual spans after it ends about a period's first or last day, or a month's. */
    private static LocalDate anchor(Dice dice, LocalDate asOf) {
        LocalDate ends = dice.of(
                LocalDate.of(2025, 9, 30),
                LocalDate.of(2025, 10, 1),
                asOf,
                LocalDate.of(2025, 11, 30),
                LocalDate.of(2026, 2, 28),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2025, 8, 31),
                asOf.minusDays(dice.from(0, 600)));
        int span = dice.from(0, 6);
        return switch (span) {
            case 0 -> ends.minusDays(56);
            case 1, 2 -> ends.minusMonths(3);
            case 3 -> ends.minusMonths(6);
            case 4 -> ends.minusMonths(dice.of(9, 11, 12, 19, 25, 31));
            case 5 -> ends;
            default -> ends.minusMonths(dice.from(0, 40)).minusDays(dice.from(0, 2));
        };
    }

    private static void caregiver(Dice dice, Family family, String id, String name) {
        family.add(
                "caregiver",
                "caregiver_id first_name last_name dob sex",
                id,
                "Ada",
                name,
                "1995-05-05",
                dice.of("F", "F", "F", "M"));
    }

    /** Another record of a person, or another person when {@code name} is a new one. */
    String another(Dice dice, Family family, String name) {
        String id = family.id("C");
        caregiver(dice, family, id, name.isEmpty() ? id : name);
        caregivers.add(id);
        return id;
    }

    private static List<Child> births(
            Dice dice, Family family, LocalDate born, @Nullable String pregnancy, String mother) {
        List<Child> children = new ArrayList<>();
        boolean lost = pregnancy != null && dice.oneIn(12);
        boolean undated = pregnancy != null && !lost && dice.oneIn(25);
        boolean expected = born.isAfter(family.asOf());
        if (!lost && !undated && !expected) {
            children.add(child(dice, family, born, pregnancy));
            if (dice.oneIn(6) && !born.plusDays(1).isAfter(family.asOf())) {
                children.add(child(dice, family, dice.oneIn(4) ? born.plusDays(1) : born, pregnancy));
            }
        }
        if (pregnancy != null) {
            String end = lost ? dice.of("FETAL_LOSS", "STILLBIRTH", "TERMINATION") : "LIVE_BIRTH";
            LocalDate edd = born.plusDays(dice.of(0, 20, 21, 22, 40));
            int known = dice.from(0, 3);
            family.add(
                    "pregnancy",
                    "pregnancy_id caregiver_id edd lmp outcome delivery_date",
                    pregnancy,
                    dice.oneIn(12) ? other(dice, family) : mother,
                    known < 2 ? edd : null,
                    known == 2 ? edd.minusDays(280) : null,
                    expected ? "ONGOING" : end,
                    undated ? null : family.known(born));
        }
        subsequent(dice, family, born, mother, children);
        return children;
    }

    /** The mother of a child whom the enrolled caregiver did not bear. */
    private static String other(Dice dice, Family family) {
        String id = family.id("C");
        caregiver(dice, family, id, id);
        return id;
    }

    private static void subsequent(Dice dice, Family family, LocalDate born, String mother, List<Child> children) {
        LocalDate next = born.plusDays(dice.from(300, 500));
        if (!dice.oneIn(8) || family.known(next) == null) {
            return;
        }
        String pregnancy = family.id("PG");
        child(dice, family, next, pregnancy);
        family.add(
                "pregnancy",
                "pregnancy_id caregiver_id edd lmp outcome delivery_date",
                pregnancy,
                mother,
                next.plusDays(dice.of(0, 21, 22)),
                null,
                "LIVE_BIRTH",
                next);
    }

    private static Child child(Dice dice, Family family, LocalDate born, @Nullable String pregnancy) {
        String id = family.id("K");
        boolean recorded = !dice.oneIn(3);
        LocalDate died = dice.oneIn(25) ? family.known(born.plusDays(dice.from(0, 400))) : null;
        LocalDate kindergarten = dice.oneIn(30) ? family.known(born.plusDays(dice.from(200, 900))) : null;
        family.add(
                "child",
                "child_id dob pregnancy_id gestational_age_weeks gestational_age_days death_date "
                        + "kindergarten_entry_date",
                id,
                born,
                pregnancy,
                recorded ? dice.of(31, 34, 36, 37, 37, 39, 40) : null,
                recorded ? dice.of(0, 3, 4, 6, null) : null,
                dice.oneIn(2) ? died : null,
                kindergarten);
        if (died != null) {
            family.add("death", "child_id death_date", id, died);
        }
        return new Child(id, born, died, pregnancy != null || !dice.oneIn(10));
    }

    /** Days on which a rule about this family changes its answer. */
    LocalDate[] turns() {
        return Stream.of(
                        start,
                        start.plusDays(30),
                        start.plusMonths(3),
                        start.plusMonths(6),
                        born,
                        born.plusDays(56),
                        born.plusMonths(3),
                        born.plusMonths(6),
                        born.plusMonths(12))
                .toArray(LocalDate[]::new);
    }
}
