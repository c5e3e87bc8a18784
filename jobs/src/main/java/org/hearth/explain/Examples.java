package org.hearth.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearth.measure.MeasureSpec;
import org.hearth.rule.RuleSpec;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;

/** Records that worked cases give to their subjects: what a record that counts looks like. */
interface Examples {
    List<Map<String, String>> of(TableSchema schema);

    /** For each status of a measure the first record of the entity about a subject that ended so. */
    static Examples ofMeasure(MeasureSpec spec) {
        return schema -> {
            Set<Map<String, String>> examples = new LinkedHashSet<>();
            for (String status : List.of("met", "not_met")) {
                Set<String> subjects = table(spec.expect()).stream()
                        .filter(row -> status.equals(row.get("status")))
                        .map(row -> row.getOrDefault("subject_id", ""))
                        .collect(Collectors.toSet());
                table(spec.given().getOrDefault(schema.table(), "")).stream()
                        .filter(row -> subjects.contains(row.getOrDefault(String.valueOf(schema.subject()), "")))
                        .findFirst()
                        .ifPresent(examples::add);
            }
            return List.copyOf(examples);
        };
    }

    /** Of a rule's cases the first record of the entity for each set of its codes. */
    static Examples ofRule(String rule) {
        List<RuleSpec.Case> cases = RuleSpec.load(rule).cases();
        return schema -> {
            Map<String, Map<String, String>> examples = new LinkedHashMap<>();
            for (RuleSpec.Case drawn : cases) {
                for (Map<String, String> row : table(drawn.given().getOrDefault(schema.table(), ""))) {
                    if (!row.getOrDefault(String.valueOf(schema.event()), "").isEmpty()) {
                        examples.putIfAbsent(codes(schema, row), row);
                    }
                }
            }
            return List.copyOf(examples.values());
        };
    }

    private static String codes(TableSchema schema, Map<String, String> row) {
        return schema.columns().stream()
                .filter(column -> column.codes() != null)
                .map(Column::name)
                .map(name -> row.getOrDefault(name, ""))
                .collect(Collectors.joining("|"));
    }

    private static List<Map<String, String>> table(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
