package org.hearth.testing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;
import scala.collection.Seq;

/** A table drawn with pipes, as a person would on paper. An empty cell is null. */
public record TextTable(List<String> header, List<List<String>> rows) {

    public static TextTable parse(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(TextTable::cells)
                .toList();
        List<String> header = lines.get(0);
        for (List<String> row : lines) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "Row has " + row.size() + " cells, header " + header.size() + ": " + row);
            }
        }
        return new TextTable(header, lines.subList(1, lines.size()));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    public static TextTable of(Dataset<Row> dataset, List<String> header) {
        return new TextTable(
                header,
                dataset.collectAsList().stream()
                        .map(row -> header.stream()
                                .map(name -> shown(row.getAs(name)))
                                .toList())
                        .toList());
    }

    private static String shown(Object value) {
        return value instanceof Seq<?> several ? several.mkString("[", ", ", "]") : Objects.toString(value, "");
    }

    /**
     * This table with the rows of {@code other} in place of all those with the same first cell. A row that is empty
     * after its first cell says that the rows vanish.
     */
    public TextTable replacing(TextTable other) {
        Set<String> ids = other.rows.stream().map(row -> row.get(0)).collect(Collectors.toSet());
        Stream<List<String>> kept = rows.stream().filter(row -> !ids.contains(row.get(0)));
        Stream<List<String>> put =
                other.rows.stream().filter(row -> row.stream().skip(1).anyMatch(cell -> !cell.isEmpty()));
        return new TextTable(header, Stream.concat(kept, put).toList());
    }

    /**
     * The rows as the entity's silver table has them, tokens of names included; columns that the table leaves out take
     * the schema's examples, and the source is ecis unless it names another.
     */
    public Dataset<Row> silver(SparkSession spark, TableSchema schema) {
        StructType strings = new StructType();
        for (String name : header) {
            strings = strings.add(name, "string");
        }
        List<Row> data = rows.stream()
                .map(row -> RowFactory.create(
                        row.stream().map(cell -> cell.isEmpty() ? null : cell).toArray()))
                .toList();
        String[] casts = Stream.concat(
                        schema.columns().stream().map(this::cast),
                        Stream.of(
                                stamp("created_at", "timestamp"),
                                stamp("delivered_on", "date"),
                                stamp("modified_at", "timestamp"),
                                stamp("known_from", "timestamp"),
                                "coalesce(" + (header.contains("source") ? "source" : "null") + ", 'ecis') as source"))
                .toArray(String[]::new);
        return spark.createDataFrame(data, strings)
                .selectExpr(casts)
                .selectExpr(
                        "*",
                        "'" + schema.table() + ".csv' as file",
                        "cast(2 as bigint) as line",
                        "false as is_after_extract",
                        "false as is_withdrawn");
    }

    /** When a row came, where the table says so. */
    private String stamp(String name, String type) {
        return "cast(" + (header.contains(name) ? name : "null") + " as " + type + ") as " + name;
    }

    private String cast(Column column) {
        if (!header.contains(column.name())) {
            String example = column.example() == null ? "null" : "'" + column.example() + "'";
            return "cast(" + example + " as " + column.storedType() + ") as " + column.storedName();
        } else if (column.multiValued()) {
            return "split(" + column.name() + ", ';') as " + column.storedName();
        }
        return "cast(" + column.name() + " as " + column.storedType() + ") as " + column.storedName();
    }

    @Override
    public String toString() {
        return rows.stream()
                .sorted(Comparator.comparing(List::toString))
                .map(row -> String.join(" | ", row))
                .collect(Collectors.joining("\n"));
    }
}
