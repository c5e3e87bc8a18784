package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.conform.SilverTable;
import org.hearth.release.Release;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** The lines of the delivered files that facts cite, as bronze holds them, without what identifies a person. */
final class Lines {
    static final String MASK = "***";
    private static final Set<String> CARRIED = Set.of("op", "created_at", "modified_at");

    private final Tables tables;
    private final Release release;
    private final Map<Place, List<Row>> found = new HashMap<>();

    /** A line of a file of a source. */
    record Place(String source, String file, long line) {
        static Place of(Row fact) {
            return new Place(fact.getAs("source"), fact.getAs("file"), fact.<Long>getAs("line"));
        }
    }

    Lines(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
    }

    /** Reads the lines of all facts, one look a source. */
    void read(List<Row> facts) {
        Map<String, List<Row>> bySource = new TreeMap<>();
        facts.forEach(fact -> bySource.computeIfAbsent(fact.getAs("source"), source -> new ArrayList<>())
                .add(fact));
        bySource.forEach((source, wanted) -> {
            if (tables.lake().has("bronze", source)) {
                look(source, wanted).forEach(row -> found.computeIfAbsent(
                                new Place(source, row.getAs("file"), row.<Long>getAs("line")),
                                place -> new ArrayList<>())
                        .add(row));
            }
        });
    }

    private List<Row> look(String source, List<Row> facts) {
        Set<String> files = new TreeSet<>();
        Set<Long> lines = new TreeSet<>();
        facts.forEach(fact -> {
            files.add(fact.getAs("file"));
            lines.add(fact.getAs("line"));
        });
        return tables.read("bronze", source)
                .where(col("state")
                        .equalTo(release.state())
                        .and(col("file").isin(files.toArray()))
                        .and(col("line").isin(lines.toArray())))
                .select("batch_id", "extract_date", "entity", "file", "line", "received_at", "record")
                .collectAsList();
    }

    /** The fact with the fields of its line. */
    Answer.Fact of(Row fact) {
        Row line = line(fact);
        return new Answer.Fact(
                fact.getAs("entity"),
                fact.getAs("id"),
                fact.getAs("occurred_on"),
                fact.getAs("source"),
                fact.getAs("file"),
                fact.<Long>getAs("line"),
                line == null ? null : line.getAs("extract_date"),
                line == null ? null : line.getAs("batch_id"),
                line == null ? null : shown(fact.getAs("entity"), line.getJavaMap(line.fieldIndex("record"))));
    }

    /** A folder delivered twice with other content has two lines of one place: silver says which one is meant. */
    private @Nullable Row line(Row fact) {
        List<Row> lines = found.getOrDefault(Place.of(fact), List.of());
        if (lines.size() < 2) {
            return lines.isEmpty() ? null : lines.get(0);
        }
        Set<String> batches = batches(fact);
        return lines.stream()
                .filter(line -> batches.contains(line.<String>getAs("batch_id")))
                .max(Comparator.comparing(line -> line.<Instant>getAs("received_at")))
                .orElse(lines.get(0));
    }

    private Set<String> batches(Row fact) {
        TableSchema schema = TableSchema.load("silver", fact.getAs("entity"));
        SilverTable table = new SilverTable(schema);
        Dataset<Row> versions = tables.read("silver", schema.table(), table.structType())
                .where(col("state")
                        .equalTo(release.state())
                        .and(col("source").equalTo(fact.<String>getAs("source")))
                        .and(col("file").equalTo(fact.<String>getAs("file")))
                        .and(col("line").equalTo(fact.<Long>getAs("line")))
                        .and(col("known_from").leq(lit(release.knownAt()))));
        Set<String> batches = new TreeSet<>();
        versions.select("batch_id").collectAsList().forEach(row -> batches.add(row.getString(0)));
        return batches;
    }

    /** In the order of the schema; a column that the contract does not know may hold anything, so it is not shown. */
    private static Map<String, String> shown(String entity, Map<String, String> record) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Column column : TableSchema.load("silver", entity).columns()) {
            if (record.containsKey(column.name())) {
                shown.put(column.name(), text(record.get(column.name()), column.hidden()));
            }
        }
        new TreeMap<>(record).forEach((name, value) -> shown.putIfAbsent(name, text(value, !CARRIED.contains(name))));
        return shown;
    }

    private static String text(@Nullable String value, boolean isHidden) {
        return value == null || value.isEmpty() ? "" : isHidden ? MASK : value;
    }
}
