package org.hearth.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.schema.TableSchema;

/**
 * A table whose rows are decided anew: what differs from the current rows is appended, what is no longer there is
 * withdrawn, and nothing is ever edited.
 */
public final class Versioned {
    private final TableSchema schema;

    public Versioned(TableSchema schema) {
        this.schema = schema;
    }

    public String name() {
        return schema.table();
    }

    /** State, the declared columns, then those of the version. */
    public StructType structType() {
        return StoredTable.versioned(schema).structType();
    }

    List<String> key() {
        return Stream.concat(Stream.of("state"), schema.key().stream()).toList();
    }

    private List<String> declared() {
        return Stream.concat(Stream.of("state"), Stream.of(schema.structType().fieldNames()))
                .toList();
    }

    /** A state's rows of the table in {@code layer}, every version. */
    public Dataset<Row> versions(Tables tables, String layer, String state) {
        return tables.read(layer, name(), structType()).where(col("state").equalTo(state));
    }

    /** The current rows among {@code versions}, with the declared columns. */
    public Dataset<Row> current(Dataset<Row> versions) {
        return Current.of(versions, key()).select(columns(declared()));
    }

    /** The current rows without some columns, which are then not even read. */
    public Dataset<Row> currentWithout(Dataset<Row> versions, List<String> left) {
        return Current.of(versions.drop(left.toArray(String[]::new)), key())
                .select(columns(
                        declared().stream().filter(name -> !left.contains(name)).toList()));
    }

    /** Every version's row as it would be appended for {@code desired} against {@code current}. */
    public Dataset<Row> changes(Dataset<Row> desired, Dataset<Row> current, LocalDate asOf, Instant knownAt) {
        Dataset<Row> wanted = desired.select(columns(declared())).withColumn("hash", expr(hash()));
        Dataset<Row> stands = current.withColumn("hash", expr(hash()));
        Dataset<Row> changed = wanted.join(
                        stands.select(columns(hashed())), hashed().toArray(String[]::new), "left_anti")
                .drop("hash")
                .withColumn("is_withdrawn", lit(false));
        Dataset<Row> gone = stands.join(wanted.select(columns(key())), key().toArray(String[]::new), "left_anti")
                .drop("hash")
                .withColumn("is_withdrawn", lit(true));
        return changed.unionByName(gone)
                .withColumn("as_of_on", lit(asOf))
                .withColumn("known_from", expr("timestamp'" + knownAt + "'"))
                .withColumn("known_to", expr("cast(null as timestamp)"))
                .select(columns(List.of(structType().fieldNames())));
    }

    private List<String> hashed() {
        return Stream.concat(key().stream(), Stream.of("hash")).toList();
    }

    private String hash() {
        return "xxhash64("
                + declared().stream()
                        .map(name -> "coalesce(cast(" + name + " as string), '\\u0000')")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    }
}
