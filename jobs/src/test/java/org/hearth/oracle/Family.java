package org.hearth.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.schema.SilverCatalog;
import org.jspecify.annotations.Nullable;

/** The rows of one drawn family. Every id of it begins with the family's name. */
final class Family {
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    private final String name;
    private final LocalDate asOf;
    private final Map<String, Map<List<String>, Map<String, String>>> rows = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();

    Family(String name, LocalDate asOf) {
        this.name = name;
        this.asOf = asOf;
    }

    String name() {
        return name;
    }

    LocalDate asOf() {
        return asOf;
    }

    String id(String kind) {
        return name + kind + ids.merge(kind, 1, Integer::sum);
    }

    static String familyOf(String id) {
        return id.substring(0, id.indexOf('.') + 1);
    }

    int size() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    /** Adds a row, {@code columns} apart by blanks; nothing, if its key is there already. */
    void add(String entity, String columns, @Nullable Object... cells) {
        List<String> header = List.of(columns.split(" "));
        if (header.size() != cells.length) {
            throw new IllegalArgumentException(entity + " has " + cells.length + " cells for " + header);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(header.get(i), text(cells[i]));
        }
        List<String> key = CATALOG.table(entity).key().stream().map(row::get).toList();
        rows.computeIfAbsent(entity, table -> new LinkedHashMap<>()).putIfAbsent(key, row);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Boolean answer) {
            return answer ? "Y" : "N";
        }
        return value == null ? "" : value.toString();
    }

    /** A day that an extract may know: null for those to come. */
    @Nullable
    LocalDate known(@Nullable LocalDate day) {
        return day == null || day.isAfter(asOf) ? null : day;
    }

    /** The families' tables, drawn with pipes. */
    static Map<String, String> drawn(List<Family> families) {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        families.forEach(family -> family.rows.forEach((entity, table) ->
                tables.computeIfAbsent(entity, name -> new ArrayList<>()).addAll(table.values())));
        Map<String, String> drawn = new TreeMap<>();
        tables.forEach((entity, table) -> drawn.put(entity, draw(table)));
        return drawn;
    }

    private static String draw(List<Map<String, String>> table) {
        List<String> header = List.copyOf(table.get(0).keySet());
        StringBuilder text = new StringBuilder(String.join(" | ", header));
        for (Map<String, String> row : table) {
            if (!List.copyOf(row.keySet()).equals(header)) {
                throw new IllegalStateException("A row names other columns than those before it: " + row);
            }
            text.append('\n').append(String.join(" | ", row.values()));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        drawn(List.of(this)).forEach((entity, table) -> text.append(entity)
                .append(":\n  ")
                .append(table.replace("\n", "\n  "))
                .append('\n'));
        return text.toString();
    }
}
