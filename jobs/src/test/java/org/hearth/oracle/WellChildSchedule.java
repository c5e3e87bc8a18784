package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;

/** Windows of the recommended well-child visits (measures.md 6.1). */
final class WellChildSchedule {

    private record Window(int fromMonths, int fromDays, int toMonths, int toDays) {}

    private static final List<Window> VISITS = List.of(
            new Window(0, 3, 0, 7),
            new Window(0, 14, 0, 34),
            new Window(2, 0, 4, -1),
            new Window(4, 0, 6, -1),
            new Window(6, 0, 8, -1),
            new Window(9, 0, 11, -1),
            new Window(12, 0, 14, -1),
            new Window(15, 0, 17, -1),
            new Window(18, 0, 20, -1),
            new Window(24, 0, 31, -1),
            new Window(36, 0, 43, -1),
            new Window(48, 0, 55, -1));

    private WellChildSchedule() {}

    /** Windows that have opened by a day, the earliest first. */
    static List<Span> opened(LocalDate born, LocalDate by) {
        return VISITS.stream()
                .map(visit -> new Span(
                        born.plusMonths(visit.fromMonths).plusDays(visit.fromDays),
                        born.plusMonths(visit.toMonths).plusDays(visit.toDays)))
                .filter(window -> !window.from().isAfter(by))
                .toList();
    }
}
