package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.schema.SilverCatalog;
import org.hearth.testing.TextTable;

/** Changes of drawn tables of which it is known what they do to the answers. */
final class Relations {
    /** After so many years a date falls on the same day of the week again, and leap days on leap days. */
    static final int CALENDAR_CYCLE_YEARS = 28;

    private static final int LONG_AGO_YEARS = 20;
    private static final int DAY_LENGTH = 10;
    private static final List<String> OBSERVATIONS =
            List.of("screening", "parent_child_observation", "safe_sleep", "literacy");
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    private Relations() {}

    /** What becomes of a row. */
    private interface Change {
        Stream<List<String>> of(String entity, List<String> header, List<String> row);
    }

    /** Every day and time so many years later. */
    static Map<String, String> later(Map<String, String> drawn, int years) {
        return changed(drawn, (entity, header, row) -> Stream.of(moved(row, years)));
    }

    static String later(String cell, int years) {
        return cell.matches("\\d{4}-\\d{2}-\\d{2}.*")
                ? LocalDate.parse(cell.substring(0, DAY_LENGTH)).plusYears(years) + cell.substring(DAY_LENGTH)
                : cell;
    }

    /** Every other family is with an agency of its own, whose programs are like those of the first. */
    static Map<String, String> splitAgency(Map<String, String> drawn) {
        return changed(drawn, (entity, header, row) -> {
            List<String> other = row.stream()
                    .map(cell -> cell.replaceAll("^([PK])(\\d)$", "$11$2"))
                    .toList();
            if (entity.equals("program")) {
                return Stream.of(row, other);
            }
            return Stream.of(row.stream().anyMatch(cell -> cell.matches("F\\d\\d[13579]\\..*")) ? other : row);
        });
    }

    /** Each observation a second time, on a day long before anybody was enrolled. */
    static Map<String, String> withEventsOfLongAgo(Map<String, String> drawn) {
        return changed(drawn, (entity, header, row) -> {
            List<String> old = moved(row, -LONG_AGO_YEARS);
            return OBSERVATIONS.contains(entity) && !old.equals(row)
                    ? Stream.of(row, named(entity, header, old, "old"))
                    : Stream.of(row);
        });
    }

    /** Each child a second time, with all that is told of it. */
    static Map<String, String> withTwins(Map<String, String> drawn) {
        return changed(drawn, (entity, header, row) -> {
            List<String> twin = row.stream().map(Relations::twin).toList();
            return twin.equals(row) ? Stream.of(row) : Stream.of(row, named(entity, header, twin, "twin"));
        });
    }

    static boolean isChild(String id) {
        return id.matches("F\\d{3}\\.K\\d+");
    }

    static String twin(String cell) {
        return isChild(cell) ? cell + "twin" : cell;
    }

    private static List<String> moved(List<String> row, int years) {
        return row.stream().map(cell -> later(cell, years)).toList();
    }

    /** The row with a name of its own, where its table gives rows names. */
    private static List<String> named(String entity, List<String> header, List<String> row, String suffix) {
        List<String> key = CATALOG.table(entity).key();
        return header.stream()
                .map(column -> {
                    String cell = row.get(header.indexOf(column));
                    return List.of(column).equals(key) && !cell.endsWith(suffix) ? cell + suffix : cell;
                })
                .toList();
    }

    private static Map<String, String> changed(Map<String, String> drawn, Change change) {
        Map<String, String> changed = new TreeMap<>();
        drawn.forEach((entity, text) -> {
            TextTable table = TextTable.parse(text);
            Stream<List<String>> rows = table.rows().stream().flatMap(row -> change.of(entity, table.header(), row));
            changed.put(
                    entity,
                    Stream.concat(Stream.of(table.header()), rows)
                            .map(row -> String.join(" | ", row))
                            .collect(Collectors.joining("\n")));
        });
        return changed;
    }
}
