package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.receive.Batch;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Tables;

/**
 * Folders that arrive after later ones. Silver leaves out what repeats the version before it, so a late row needs the
 * later deliveries of its key again, and the later full deliveries that do not list it. A row that waited is as late.
 */
final class Late {
    private final Tables tables;
    private final TokenKey tokens;
    private final List<Batch> batches;
    private final List<Batch> taken;
    private final List<Batch> earlier;

    Late(Tables tables, SilverCatalog catalog, TokenKey tokens, List<Batch> batches, List<Batch> earlier) {
        this.tables = tables;
        this.tokens = tokens;
        this.batches = batches;
        LocalDate first = batches.stream()
                .map(Batch::extractDate)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        this.taken = earlier.stream()
                .filter(batch -> catalog.sources().contains(batch.source()))
                .toList();
        this.earlier = taken.stream()
                .filter(batch -> !batch.extractDate().isBefore(first))
                .toList();
    }

    private Stream<Batch> fullsBefore(String entity, List<Pointer> again) {
        LocalDate waited = again.stream()
                .map(Pointer::extractDate)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        return taken.stream()
                .filter(batch -> batch.isFull() && batch.entities().contains(entity))
                .filter(batch -> earlier.contains(batch) || batch.extractDate().isAfter(waited));
    }

    /** The full deliveries that this night must apply to an entity, in the order of their dates. */
    List<EntityConform.Full> fulls(String entity, List<Pointer> again) {
        Stream<Batch> tonight = batches.stream()
                .filter(batch -> batch.isFull() && batch.entities().contains(entity));
        return Stream.concat(tonight, fullsBefore(entity, again))
                .filter(batch -> tables.lake().has("silver", entity) || isPreceded(batch, entity))
                .sorted(Comparator.comparing(Batch::extractDate))
                .map(batch -> new EntityConform.Full(batch.source(), batch.extractDate(), batch.batchId()))
                .toList();
    }

    /** Whether tonight brings older rows of the entity that a full delivery may leave out. */
    private boolean isPreceded(Batch full, String entity) {
        return batches.stream()
                .anyMatch(batch -> batch.filled().contains(entity)
                        && batch.source().equals(full.source())
                        && batch.extractDate().isBefore(full.extractDate()));
    }

    /** The keys that the earlier full deliveries list, whatever became of the rows. */
    Dataset<Row> listed(SilverTable table, List<Pointer> again) {
        List<String> names = new ArrayList<>(List.of("batch_id"));
        names.addAll(table.key());
        Dataset<Row> none =
                tables.spark().createDataFrame(List.of(), table.structType()).selectExpr(names.toArray(String[]::new));
        return fullsBefore(table.name(), again)
                .map(batch -> new Typed(table, tokens)
                        .rows(bronze(batch, table.name()))
                        .selectExpr(names.toArray(String[]::new)))
                .reduce(none, Dataset::unionByName);
    }

    private Dataset<Row> bronze(Batch batch, String entity) {
        return tables.read("bronze", batch.source())
                .where(col("batch_id")
                        .equalTo(batch.batchId())
                        .and(col("entity").equalTo(entity)))
                .withColumn("source", lit(batch.source()))
                .withColumn("is_new", lit(false))
                .withColumn("is_told", lit(false))
                .withColumn("known", BronzeRows.UNMARKED);
    }

    /** The rows, and the later deliveries of the entity when any of the folders is late. */
    BronzeRows.Rows with(SilverTable table, BronzeRows.Rows rows) {
        if (earlier.isEmpty()) {
            return rows;
        }
        String[] columns = BronzeRows.SCHEMA.fieldNames();
        Dataset<Row> all = earlier.stream()
                .filter(batch -> batch.entities().contains(table.name()))
                .map(batch -> bronze(batch, table.name()).selectExpr(columns))
                .reduce(rows.table().get(), Dataset::unionByName);
        return new BronzeRows.Rows(() -> all, null);
    }
}
