package org.hearth.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.hearth.spark.Values;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a query, in the order of their columns, and how many there are in all. Days of birth and death are
 * not shown, under whatever name a step has them.
 */
record Found(List<String> columns, List<Row> rows, long inAll) {
    private static final Set<String> VEILED = Set.of("born_on", "dob", "died_on", "kindergarten_entry_date");

    Found(Dataset<Row> query, int limit) {
        this(query, query.orderBy(plain(query)).limit(limit).collectAsList(), limit);
    }

    private Found(Dataset<Row> query, List<Row> first, int limit) {
        this(List.of(query.columns()), first, first.size() < limit ? first.size() : query.count());
    }

    private static Column[] plain(Dataset<Row> query) {
        return Arrays.stream(query.schema().fields())
                .filter(field -> !(field.dataType() instanceof ArrayType) && !(field.dataType() instanceof MapType))
                .map(field -> query.col(field.name()))
                .toArray(Column[]::new);
    }

    boolean isAll() {
        return rows.size() == inAll;
    }

    /** The values of a column, none where there is no such column. */
    Set<String> values(String column) {
        return columns.contains(column)
                ? rows.stream()
                        .map(row -> row.getAs(column))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    TableAnswer.Rows shown() {
        return new TableAnswer.Rows(
                columns,
                rows.stream()
                        .map(row -> Arrays.asList(columns.stream()
                                .map(column -> shown(row, column))
                                .toArray()))
                        .toList(),
                inAll);
    }

    private static @Nullable Object shown(Row row, String column) {
        Object value = Values.plain(row.getAs(column));
        return value != null && VEILED.contains(column) ? Lines.MASK : value;
    }
}
