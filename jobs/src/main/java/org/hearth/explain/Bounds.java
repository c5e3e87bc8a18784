package org.hearth.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The days that bound a decision; for one that reached its end also the days beside them. A day that would tell a day
 * of birth is never written, so it goes by a name.
 */
final class Bounds {
    private static final String OPEN = "";
    private static final String BIRTH = "the day of birth or delivery";
    private static final Map<String, List<String>> TURNING = Map.of(
            "enrollment", List.of("enrollment_date", "exit_date"),
            "child", List.of("dob"),
            "pregnancy", List.of("delivery_date"));

    private final Map<LocalDate, String> days = new TreeMap<>();
    private final LocalDate last;
    private final boolean isBeside;
    private final int most;

    private Bounds(LocalDate last, boolean isBeside, int most) {
        this.last = last;
        this.isBeside = isBeside;
        this.most = most;
    }

    /** Of a measure: its period, the enrollment, the births and the day that places the subject. */
    static Bounds ofMeasure(Target target, Held held, Decided decided) {
        Bounds bounds = new Bounds(target.release().asOf(), decided.isReached(), 3);
        bounds.add(target.period().start());
        bounds.add(target.period().end().isBefore(bounds.last) ? target.period().end() : bounds.last);
        bounds.add(decided.placedOn());
        bounds.turning(held, decided, false);
        bounds.turning(held, decided, true);
        return bounds;
    }

    /** Of an outcome: those of the enrollment and the births, and the {@code open} and {@code veiled} days of its rules. */
    static Bounds ofOutcome(
            LocalDate asOf, Held held, Decided decided, List<LocalDate> open, Map<LocalDate, String> veiled) {
        Bounds bounds = new Bounds(asOf, decided.isReached(), 7);
        bounds.add(asOf);
        bounds.add(decided.placedOn());
        open.forEach(bounds::add);
        bounds.turning(held, decided, false);
        bounds.turning(held, decided, true);
        veiled.forEach(bounds.days::putIfAbsent);
        return bounds;
    }

    private void turning(Held held, Decided decided, boolean isHidden) {
        TURNING.forEach((entity, columns) -> {
            for (Object[] row : held.rows(entity)) {
                if (decided.isUsed(entity, held.id(entity, row))) {
                    columns.stream()
                            .filter(column -> held.schema(entity).column(column).hidden() == isHidden)
                            .forEach(column -> add(held.day(entity, row, column), isHidden ? BIRTH : OPEN));
                }
            }
        });
    }

    private void add(@Nullable LocalDate day) {
        add(day, OPEN);
    }

    private void add(@Nullable LocalDate day, String name) {
        if (day == null) {
            return;
        }
        days.putIfAbsent(day, name);
        if (isBeside) {
            days.putIfAbsent(day.minusDays(1), name.equals(OPEN) ? OPEN : "the day before birth or delivery");
            days.putIfAbsent(day.plusDays(1), name.equals(OPEN) ? OPEN : "the day after birth or delivery");
        }
    }

    LocalDate last() {
        return last;
    }

    boolean isVeiled(LocalDate day) {
        return !days.getOrDefault(day, OPEN).equals(OPEN);
    }

    String name(LocalDate day) {
        return isVeiled(day) ? days.getOrDefault(day, OPEN) : day.toString();
    }

    /** Those nearest to a day; none after the release's, unless the day itself lies ahead, as a due day may. */
    List<LocalDate> nearest(@Nullable LocalDate from) {
        boolean isAhead = from != null && from.isAfter(last);
        return days.keySet().stream()
                .filter(day -> (isAhead || !day.isAfter(last)) && !day.equals(from))
                .sorted(Comparator.comparing(
                                (LocalDate day) -> from == null ? 0 : Math.abs(ChronoUnit.DAYS.between(from, day)))
                        .thenComparing(Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
