package org.hearth.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * What a table promises: its grain, its key and the meaning of every column. {@code family} says by which column a row
 * belongs to families; {@code event} is the fact's own day and {@code subject} the person it is about.
 */
public record TableSchema(
        String table,
        String description,
        String grain,
        List<String> sources,
        List<String> key,
        Map<FamilyPath, String> family,
        @Nullable String event,
        @Nullable String subject,
        List<Column> columns,
        List<RowRule> rules) {

    /** How a column leads to families; {@code subject} is a person or a household. */
    public enum FamilyPath {
        person,
        subject,
        episode,
        household,
        pregnancy,
        program,
        contract
    }

    public TableSchema {
        sources = sources == null ? List.of() : List.copyOf(sources);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        rules = rules == null ? List.of() : List.copyOf(rules);
        family = family == null ? Map.of() : Map.copyOf(family);
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.containsAll(key)) {
            throw new IllegalArgumentException(table + ": key " + key + " is not among the columns " + names);
        }
    }

    /** The schema of a versioned table of a layer; what silver derives has a folder of its own. */
    public static TableSchema ofVersioned(String layer, String table) {
        return load(layer.equals("gold") ? "gold" : "derived", table);
    }

    /** Reads {@code schemas/<layer>/<table>.yml}. */
    public static TableSchema load(String layer, String table) {
        return Yaml.read("schemas/" + layer + "/" + table + ".yml", TableSchema.class);
    }

    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table + " has no column " + name));
    }

    public List<Column> keyColumns() {
        return key.stream().map(this::column).toList();
    }

    public List<Column> dataColumns() {
        return columns.stream().filter(column -> !key.contains(column.name())).toList();
    }

    public Optional<Map.Entry<FamilyPath, String>> familyPath() {
        return family.entrySet().stream().findFirst();
    }

    /** The grain as a sentence of its own. */
    String grainSentence() {
        return Character.toUpperCase(grain.charAt(0)) + grain.substring(1) + ".";
    }

    /** Entities that a row of this table may name, without this table itself. */
    public List<String> references() {
        return columns.stream()
                .map(Column::references)
                .filter(name -> name != null && !name.equals(table))
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** The columns as Spark stores them, in the file's order. */
    public StructType structType() {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.storedName(), column.storedType()));
        return ddl(types);
    }

    private static StructType ddl(Map<String, String> types) {
        StringBuilder text = new StringBuilder();
        types.forEach((name, type) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(type));
        return StructType.fromDDL(text.toString());
    }
}
