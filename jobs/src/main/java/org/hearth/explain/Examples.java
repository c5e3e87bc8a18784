package org.hearth.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hearth.measure.MeasureSpec;
import org.hearth.schema.TableSchema;

/** Records that the measure's own worked cases give to subjects of a status: what a record that counts looks like. */
final class Examples {
    private final MeasureSpec spec;
    private final Map<String, List<Map<String, String>>> tables = new HashMap<>();

    Examples(MeasureSpec spec) {
        this.spec = spec;
        spec.given().forEach((entity, text) -> tables.put(entity, table(text)));
    }

    /** For each status, of the entity the first record about a subject that ended so. */
    Map<String, Map<String, String>> of(TableSchema schema) {
        Map<String, Map<String, String>> examples = new TreeMap<>();
        for (String status : List.of("met", "not_met")) {
            Set<String> subjects = subjects(status);
            tables.getOrDefault(schema.table(), List.of()).stream()
                    .filter(row -> subjects.contains(row.getOrDefault(String.valueOf(schema.subject()), "")))
                    .findFirst()
                    .ifPresent(row -> examples.put(status, row));
        }
        return examples;
    }

    private Set<String> subjects(String status) {
        return table(spec.expect()).stream()
                .filter(row -> status.equals(row.get("status")))
                .map(row -> row.getOrDefault("subject_id", ""))
                .collect(Collectors.toSet());
    }

    private static List<Map<String, String>> table(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
