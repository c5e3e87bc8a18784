package org.hearth.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.receive.Batch;
import org.hearth.spark.Cut;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The bronze rows that a night judges. A small night is held on the driver, so that every look-up reads only what it
 * names; a large one stays in bronze.
 */
final class BronzeRows {
    /** Rows of new folders up to which a night counts as small. */
    private static final long SMALL = 100_000;

    static final StructType SCHEMA =
            StructType.fromDDL("state string, source string, batch_id string, extract_date date, entity string,"
                    + " file string, line bigint, op string, defect string, record map<string,string>, is_new boolean,"
                    + " is_told boolean, known array<string>");

    private static final String[] COLUMNS = SCHEMA.fieldNames();

    /** The references of a row of few are looked up on the driver; those of many are joined. */
    static final Column UNMARKED = expr("cast(null as array<string>)");

    private final Tables tables;
    private final List<Batch> batches;
    private final @Nullable Map<String, List<Row>> local;

    private BronzeRows(Tables tables, List<Batch> batches, @Nullable Map<String, List<Row>> local) {
        this.tables = tables;
        this.batches = batches;
        this.local = local;
    }

    static BronzeRows of(Tables tables, List<Batch> batches) {
        BronzeRows rows = new BronzeRows(tables, batches, null);
        boolean isSmall = batches.stream().mapToLong(Batch::rows).sum() <= SMALL;
        return isSmall ? new BronzeRows(tables, batches, rows.collected()) : rows;
    }

    boolean isSmall() {
        return local != null;
    }

    private Map<String, List<Row>> collected() {
        return sources().stream()
                .flatMap(source -> newRows(source).collectAsList().stream())
                .collect(Collectors.groupingBy(row -> row.getAs("entity"), TreeMap::new, Collectors.toList()));
    }

    private List<String> sources() {
        return batches.stream().map(Batch::source).distinct().toList();
    }

    private Dataset<Row> newRows(String source) {
        Object[] ids = batches.stream()
                .filter(batch -> batch.source().equals(source))
                .map(Batch::batchId)
                .toArray();
        return tables.read("bronze", source)
                .where(col("batch_id").isin(ids))
                .withColumn("source", lit(source))
                .withColumn("is_new", lit(true))
                .withColumn("is_told", lit(true))
                .withColumn("known", UNMARKED)
                .selectExpr(COLUMNS);
    }

    /** The entities that the new folders bring. */
    List<String> entities() {
        return local != null
                ? List.copyOf(local.keySet())
                : batches.stream()
                        .flatMap(batch -> batch.filled().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The texts that tonight's new rows have in a column; empty when they are not on the driver. */
    Stream<String> texts(String entity, String column) {
        return local == null
                ? Stream.of()
                : local.getOrDefault(entity, List.of()).stream()
                        .map(row -> Wanted.text(row, column))
                        .filter(Objects::nonNull);
    }

    /** The rows of one entity: new ones, and those at {@code pointers}, which are judged again. */
    Rows rows(String entity, Collection<Pointer> again, Collection<Pointer> orphaned) {
        List<Row> driver = new ArrayList<>();
        List<Dataset<Row>> parts = new ArrayList<>();
        if (local != null) {
            driver.addAll(local.getOrDefault(entity, List.of()));
        } else {
            sources()
                    .forEach(source ->
                            parts.add(newRows(source).where(col("entity").equalTo(entity))));
        }
        parts.addAll(at(again, false));
        parts.addAll(at(orphaned, true));
        if (local == null) {
            Dataset<Row> all = parts.stream().reduce(Dataset::unionByName).orElseGet(this::none);
            return new Rows(() -> all, null);
        }
        parts.forEach(part -> driver.addAll(part.collectAsList()));
        return new Rows(() -> table(driver), new Wanted(driver));
    }

    /** An entity's bronze rows; {@code wanted} is null when they are too many for the driver. */
    record Rows(Supplier<Dataset<Row>> table, @Nullable Wanted wanted) {}

    private Dataset<Row> table(List<Row> rows) {
        return Cut.held(tables.spark(), rows, SCHEMA);
    }

    private Dataset<Row> none() {
        return table(List.of());
    }

    private List<Dataset<Row>> at(Collection<Pointer> pointers, boolean isTold) {
        Map<String, List<Pointer>> bySource = pointers.stream().collect(Collectors.groupingBy(Pointer::source));
        List<Dataset<Row>> parts = new ArrayList<>();
        bySource.forEach((source, wanted) -> parts.add(at(source, wanted, isTold)));
        return parts;
    }

    private Dataset<Row> at(String source, List<Pointer> pointers, boolean isTold) {
        Dataset<Row> places = tables.spark()
                .createDataFrame(pointers.stream().map(Pointer::row).toList(), Pointer.SCHEMA)
                .drop("entity", "source");
        Object[] ids = pointers.stream().map(Pointer::batchId).distinct().toArray();
        Object[] newIds = batches.stream().map(Batch::batchId).toArray();
        return tables.read("bronze", source)
                .where(col("batch_id").isin(ids))
                .where(not(col("batch_id").isin(newIds)))
                .join(broadcast(places), new String[] {"batch_id", "file", "line"}, "left_semi")
                .withColumn("source", lit(source))
                .withColumn("is_new", lit(false))
                .withColumn("is_told", lit(isTold))
                .withColumn("known", UNMARKED)
                .selectExpr(COLUMNS);
    }
}
