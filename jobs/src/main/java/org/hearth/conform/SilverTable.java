package org.hearth.conform;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.Column;
import org.hearth.schema.StoredTable;
import org.hearth.schema.TableSchema;

/**
 * The columns of {@code silver.<entity>}: the key, then where and when the version is from, then the data. For each
 * key the row with the latest {@code known_from} is its current state; {@code delivered_on} is the extract date.
 */
public final class SilverTable {
    /** A day after the extract that delivered it cannot have happened yet: such a fact is kept and not counted. */
    public static final String AFTER_EXTRACT = "is_after_extract";

    private final TableSchema schema;

    public SilverTable(TableSchema schema) {
        this.schema = schema;
    }

    TableSchema schema() {
        return schema;
    }

    String name() {
        return schema.table();
    }

    /** Names of the key's columns as stored. */
    public List<String> key() {
        return schema.keyColumns().stream().map(Column::storedName).toList();
    }

    /** What tells one record from another: its source and its key. */
    public List<String> identity() {
        return Stream.concat(Stream.of("source"), key().stream()).toList();
    }

    /** The identities of {@code rows}, once each. */
    public Dataset<Row> identities(Dataset<Row> rows) {
        return rows.selectExpr(identity().stream()
                        .map(name -> name + " as same_" + name)
                        .toArray(String[]::new))
                .distinct();
    }

    /** The rows of the records that {@code identities} names; an empty part of a key equals an empty one. */
    public Dataset<Row> among(Dataset<Row> rows, Dataset<Row> identities) {
        String same =
                identity().stream().map(name -> name + " <=> same_" + name).collect(Collectors.joining(" and "));
        return rows.join(identities, expr(same), "left_semi");
    }

    String keyList() {
        return String.join(", ", key());
    }

    /** The key as one text, its parts joined by {@code |}. */
    public String keyText() {
        return key().stream()
                .map(name -> "coalesce(cast(" + name + " as string), '')")
                .collect(Collectors.joining(", '|', ", "concat(", ")"));
    }

    List<String> data() {
        List<String> names = new ArrayList<>(
                schema.dataColumns().stream().map(Column::storedName).toList());
        if (schema.event() != null) {
            names.add(AFTER_EXTRACT);
        }
        return names;
    }

    /** Every column in storage order. */
    public StructType structType() {
        return StoredTable.entity(schema).structType();
    }

    List<String> columns() {
        return List.of(structType().fieldNames());
    }

    /** SQL of a hash over the content; nulls have a place of their own, so that a value cannot slip a column. */
    String contentHash() {
        Stream<String> parts = Stream.concat(data().stream(), Stream.of("withdrawn_by"))
                .map(name -> "coalesce(cast(" + name + " as string), '\\u0000')");
        return "xxhash64(" + parts.collect(Collectors.joining(", ")) + ")";
    }
}
