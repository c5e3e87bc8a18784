package org.hearth.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.testing.TextTable;
import org.hearth.testing.Tree;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;

/** What a case draws under {@code differs}: options, by their shared names, and the rows that change by them. */
record DrawnVariant(Set<String> options, Set<List<String>> changed) {
    private static final Map<String, String> SHARED = shared();

    /** Those of all the files below {@code folder}. */
    static List<DrawnVariant> all(Path folder) {
        return Tree.files(folder, ".yml").stream()
                .flatMap(file -> within(file, Yaml.parse(file.toString(), OptionsShownTest.text(file), Object.class)))
                .toList();
    }

    /** Of several options that are set together each must be able to change a row of its own. */
    boolean changesARowForEach() {
        return changed.size() >= options.size();
    }

    private static Stream<DrawnVariant> within(Path file, Object node) {
        if (node instanceof Collection<?> list) {
            return list.stream().flatMap(item -> within(file, item));
        } else if (!(node instanceof Map<?, ?> map)) {
            return Stream.of();
        } else if (map.get("differs") instanceof List<?> differs) {
            return differs.stream().map(drawn -> of(file, String.valueOf(map.get("expect")), (Map<?, ?>) drawn));
        } else {
            return map.values().stream().flatMap(value -> within(file, value));
        }
    }

    private static DrawnVariant of(Path file, String expect, Map<?, ?> drawn) {
        String header = expect.lines().findFirst().orElseThrow();
        TextTable expected = TextTable.parse(expect);
        TextTable rows = TextTable.parse(header + "\n" + drawn.get("rows"));
        // A ledger of payments is drawn whole, for one line moves those after it.
        TextTable other = file.toString().contains("billing") ? rows : expected.replacing(rows);
        Set<List<String>> changed = Stream.concat(without(expected, other), without(other, expected))
                .collect(Collectors.toSet());
        Set<String> options = ((Map<?, ?>) drawn.get("options"))
                .keySet().stream()
                        .map(key -> SHARED.getOrDefault(String.valueOf(key), String.valueOf(key)))
                        .collect(Collectors.toCollection(TreeSet::new));
        return new DrawnVariant(options, changed);
    }

    private static Stream<List<String>> without(TextTable one, TextTable other) {
        return one.rows().stream().filter(row -> !other.rows().contains(row));
    }

    private static Map<String, String> shared() {
        Map<String, String> shared = new TreeMap<>();
        for (String state : Resources.names("conf/states", ".yml")) {
            StateConfig.load(state).options().forEach((key, choice) -> {
                if (choice.sets() != null) {
                    shared.put(key, choice.sets());
                }
            });
        }
        return shared;
    }
}
