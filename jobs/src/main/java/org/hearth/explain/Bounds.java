package org.hearth.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The days that bound a decision: the period, the enrollment, the births and the day that places the subject; for one
 * that met the measure also the days beside them. A day of birth is never written, so it goes by a name.
 */
final class Bounds {
    private static final String OPEN = "";
    private static final Map<String, List<String>> TURNING = Map.of(
            "enrollment", List.of("enrollment_date", "exit_date"),
            "child", List.of("dob"),
            "pregnancy", List.of("delivery_date"));

    private final Map<LocalDate, String> days = new TreeMap<>();
    private final LocalDate last;
    private final boolean isBeside;

    Bounds(Target target, Held held, Row decided) {
        last = target.release().asOf();
        isBeside = decided.<String>getAs("status").equals(Question.Status.met.name());
        add(target.period().start(), OPEN);
        add(target.period().end().isBefore(last) ? target.period().end() : last, OPEN);
        add(decided.getAs("denominator_on"), OPEN);
        turning(held, used(decided), false);
        turning(held, used(decided), true);
    }

    /** Entity and id of each fact that was used. */
    static Set<String> used(Row decided) {
        return decided.<Row>getList(decided.fieldIndex("evidence")).stream()
                .map(fact -> fact.<String>getAs("entity") + " " + fact.<String>getAs("id"))
                .collect(Collectors.toSet());
    }

    private void turning(Held held, Set<String> used, boolean isHidden) {
        TURNING.forEach((entity, columns) -> {
            for (Object[] row : held.rows(entity)) {
                if (used.contains(entity + " " + held.id(entity, row))) {
                    columns.stream()
                            .filter(column -> held.schema(entity).column(column).hidden() == isHidden)
                            .forEach(column -> add(
                                    held.day(entity, row, column), isHidden ? "the day of birth or delivery" : OPEN));
                }
            }
        });
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

    /** Those nearest to a day, and not after the release's. */
    List<LocalDate> nearest(@Nullable LocalDate from, int most) {
        return days.keySet().stream()
                .filter(day -> !day.isAfter(last) && !day.equals(from))
                .sorted(Comparator.comparing(
                                (LocalDate day) -> from == null ? 0 : Math.abs(ChronoUnit.DAYS.between(from, day)))
                        .thenComparing(Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
