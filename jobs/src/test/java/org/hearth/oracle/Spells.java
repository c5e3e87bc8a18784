package org.hearth.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The spells of children: from the latest of enrollment, birth and placement (CT-021) to the earliest end (R15). */
final class Spells {
    private final Silver silver;
    private final Rules rules;

    Spells(Silver silver, Rules rules) {
        this.silver = silver;
        this.rules = rules;
    }

    /** Spells as measures count them: taking turns joins them, of two at once the earlier counts. */
    List<Spell> counted(List<Enrollment> enrollments) {
        Map<String, List<Spell>> byChild = new TreeMap<>();
        for (Enrollment enrollment : enrollments) {
            for (Spell spell : under(enrollment)) {
                byChild.computeIfAbsent(spell.childId(), child -> new ArrayList<>())
                        .add(spell);
            }
        }
        List<Spell> counted = new ArrayList<>();
        byChild.values().forEach(spells -> counted.addAll(ofChild(spells)));
        return counted;
    }

    private List<Spell> ofChild(List<Spell> spells) {
        spells.sort(Comparator.comparing((Spell spell) -> spell.span().from()).thenComparing(Spell::chainId));
        List<Spell> counted = new ArrayList<>();
        for (Spell spell : spells) {
            int last = counted.size() - 1;
            if (last >= 0 && takesTurns(counted.get(last), spell)) {
                counted.set(last, counted.get(last).and(spell));
            } else if (counted.stream()
                    .noneMatch(other -> other.span().contains(spell.span().from()))) {
                counted.add(spell);
            }
        }
        return counted;
    }

    private boolean takesTurns(Spell before, Spell next) {
        Enrollment one = before.lastUnder();
        Enrollment other = next.under().get(0);
        return !one.personId().equals(other.personId())
                && household(one.last()).equals(household(other.first()))
                && Enrollments.gap(before.span().to(), next.span().from())
                        <= rules.days("enrollment.caregiver_change_max_gap_days");
    }

    private static String household(Stretch stretch) {
        return Objects.requireNonNull(stretch.record().text("household_id"));
    }

    /** Children under one caregiver's enrollment, over its pieces. */
    private List<Spell> under(Enrollment enrollment) {
        Map<String, Spell> spells = new TreeMap<>();
        for (Stretch stretch : enrollment.stretches()) {
            silver.of("child_enrollment", "episode_id", stretch.record().text("episode_id"))
                    .forEach(row -> {
                        Span span = span(stretch, row);
                        if (!span.isEmpty()) {
                            Spell spell = new Spell(row.text("child_id"), enrollment, span, row.yes("index_child"));
                            spells.merge(spell.childId(), spell, Spell::and);
                        }
                    });
        }
        return List.copyOf(spells.values());
    }

    private Span span(Stretch stretch, Fact row) {
        Fact child = silver.one("child", "child_id", row.text("child_id"));
        Fact death = silver.one("death", "child_id", row.text("child_id"));
        LocalDate from = Stream.of(stretch.start(), child.day("dob"), row.day("placement_date"))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElseThrow();
        LocalDate to = Stream.of(
                        stretch.exit(),
                        row.day("exit_date"),
                        child.day("kindergarten_entry_date"),
                        child.day("death_date"),
                        death == null ? null : death.day("death_date"))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(Span.NEVER);
        return new Span(from, to);
    }
}
