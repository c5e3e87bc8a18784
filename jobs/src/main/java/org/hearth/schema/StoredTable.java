package org.hearth.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;
import org.hearth.text.Digest;
import org.hearth.text.Resources;

/** A table as it stands in the lake: the columns of its schema with those that every table of its kind has. */
public record StoredTable(TableSchema schema, Kind kind, List<Column> columns) {

    /** Which columns a table has beside those of its schema. */
    public enum Kind {
        entity,
        versioned,
        plain
    }

    private static final SharedColumns SHARED = SharedColumns.load();

    private static final Set<String> DERIVED = Set.copyOf(Resources.names("schemas/derived", ".yml"));

    /** One digest over all schemas: the tables of a lake are as they say. */
    public static String digest() {
        StringBuilder text = new StringBuilder(Resources.text("schemas/shared.yml"));
        for (String folder : List.of("bronze", "silver", "derived", "gold", "ops")) {
            Resources.texts("schemas/" + folder, ".yml").forEach(text::append);
        }
        return Digest.of(text.toString());
    }

    /** Whether a schema describes the table; one of an older version may have none. */
    public static boolean isKnown(String layer, String table) {
        return layer.equals("bronze")
                || Resources.names("schemas/" + layer, ".yml").contains(table)
                || (layer.equals("silver") && DERIVED.contains(table));
    }

    /** The table {@code <lake>/<layer>/<table>}; one that no schema describes is a bug. */
    public static StoredTable of(String layer, String table) {
        return switch (layer) {
            case "bronze" -> plain(TableSchema.load(layer, "source"));
            case "silver" ->
                DERIVED.contains(table)
                        ? versioned(TableSchema.load("derived", table))
                        : entity(TableSchema.load(layer, table));
            case "gold" -> ofGold(TableSchema.load(layer, table));
            default -> plain(TableSchema.load(layer, table));
        };
    }

    /** Of gold, the series of releases hold what their schema says; all else is versioned. */
    static StoredTable ofGold(TableSchema schema) {
        boolean isSeries = schema.columns().stream().map(Column::name).anyMatch("release_id"::equals);
        return isSeries ? plain(schema) : versioned(schema);
    }

    /** An entity of silver: its key, then where and when the version is from, then the data. */
    public static StoredTable entity(TableSchema schema) {
        List<Column> event = schema.event() == null ? List.of() : SHARED.event();
        return of(
                schema,
                Kind.entity,
                List.of(schema.keyColumns(), SHARED.state(), SHARED.delivered(), schema.dataColumns(), event));
    }

    /** A derived table whose rows are decided anew. */
    public static StoredTable versioned(TableSchema schema) {
        return of(schema, Kind.versioned, List.of(SHARED.state(), schema.columns(), SHARED.version()));
    }

    static StoredTable plain(TableSchema schema) {
        return of(schema, Kind.plain, List.of(schema.columns()));
    }

    private static StoredTable of(TableSchema schema, Kind kind, List<List<Column>> parts) {
        return new StoredTable(
                schema, kind, parts.stream().flatMap(List::stream).toList());
    }

    /** The columns as Spark stores them. */
    public StructType structType() {
        return StructType.fromDDL(columns.stream()
                .map(column -> "`" + column.storedName() + "` " + column.storedType())
                .collect(Collectors.joining(", ")));
    }

    /** What a reader of the bare table is told of a column. */
    public String comment(String storedName) {
        return columns.stream()
                .filter(column -> column.storedName().equals(storedName))
                .map(Column::description)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(schema.table() + " stores no column " + storedName));
    }

    /** What a reader of the bare table is told of it. */
    public String comment() {
        return schema.description() + " " + schema.grainSentence();
    }
}
