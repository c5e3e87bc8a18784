package org.hearth.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hearth.derive.Derivation;
import org.hearth.text.SqlText;

/** What the SQL of a measure or an outcome, and of the derived tables that it needs, says of each entity. */
final class SqlTexts {
    private static final Pattern WORD = Pattern.compile("'([A-Z0-9_]+)'");

    private final Map<String, String> byEntity = new TreeMap<>();
    private final Set<String> near = new HashSet<>();

    /** {@code own} are those that decide, {@code needed} the derived tables below them. */
    SqlTexts(List<String> own, List<Derivation.Derived> needed) {
        Set<String> first =
                own.stream().flatMap(sql -> SqlText.tables(sql).stream()).collect(Collectors.toSet());
        own.forEach(sql -> add(sql, true));
        needed.forEach(derived -> add(derived.sql(), first.contains(derived.name())));
    }

    private void add(String sql, boolean isNear) {
        for (String table : SqlText.tables(sql)) {
            byEntity.merge(table, sql, String::concat);
            if (isNear) {
                near.add(table);
            }
        }
    }

    /** Whether what decides reads the entity itself, or through one derived table. */
    boolean isNear(String entity) {
        return near.contains(entity);
    }

    boolean mentions(String entity, String column) {
        return Pattern.compile("\\b" + column + "\\b")
                .matcher(byEntity.getOrDefault(entity, ""))
                .find();
    }

    /** The codes that the SQL asks for. */
    Set<String> codes(String entity) {
        Set<String> codes = new TreeSet<>();
        Matcher matcher = WORD.matcher(byEntity.getOrDefault(entity, ""));
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    /** The whole numbers that the SQL compares a column with. */
    Set<Integer> limits(String entity, String column) {
        Set<Integer> limits = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\b" + column + "\\s*[<>]=?\\s*([0-9]+)\\b")
                .matcher(byEntity.getOrDefault(entity, ""));
        while (matcher.find()) {
            limits.add(Integer.valueOf(matcher.group(1)));
        }
        return limits;
    }
}
