package org.hearth.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of silver, its cells as text. */
record Fact(String entity, Map<String, String> cells) {
    private static final Set<String> YES = Set.of("y", "yes", "true", "t", "1");

    @Nullable
    String text(String column) {
        String cell = cells.get(column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    @Nullable
    LocalDate day(String column) {
        String cell = text(column);
        return cell == null ? null : LocalDate.parse(cell);
    }

    @Nullable
    BigDecimal number(String column) {
        String cell = text(column);
        return cell == null ? null : new BigDecimal(cell);
    }

    @Nullable
    Boolean answer(String column) {
        String cell = text(column);
        return cell == null ? null : YES.contains(cell.toLowerCase(Locale.ROOT));
    }

    boolean yes(String column) {
        return Boolean.TRUE.equals(answer(column));
    }

    boolean no(String column) {
        return Boolean.FALSE.equals(answer(column));
    }

    boolean knows(String column) {
        return text(column) != null;
    }

    boolean is(String column, String... values) {
        return knows(column) && Arrays.asList(values).contains(text(column));
    }

    /** This row without what these columns say of days after {@code asOf}. */
    Fact asOf(LocalDate asOf, List<String> columns) {
        Map<String, String> known = new HashMap<>(cells);
        columns.stream()
                .filter(column -> knows(column) && day(column).isAfter(asOf))
                .forEach(known::remove);
        return new Fact(entity, known);
    }

    boolean within(String column, Span span) {
        LocalDate day = day(column);
        return day != null && span.contains(day);
    }
}
