package org.hearth.night;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hearth.receive.Batch;
import org.hearth.table.Tables;

/** The folders that were taken in before tonight. */
final class Batches {
    private final List<Batch> taken;

    private Batches(List<Batch> taken) {
        this.taken = taken;
    }

    static Batches of(Tables tables, String state) {
        return new Batches(
                tables.read("ops", "batch", Batch.SCHEMA).where(col("state").equalTo(state)).collectAsList().stream()
                        .map(Batches::batch)
                        .toList());
    }

    private static Batch batch(Row row) {
        return new Batch(
                row.getAs("batch_id"),
                row.getAs("state"),
                row.getAs("source"),
                row.getAs("extract_date"),
                row.getAs("path"),
                row.getAs("kind").equals("full"),
                Set.copyOf(row.getList(row.fieldIndex("entities"))),
                Set.copyOf(row.getList(row.fieldIndex("entities"))),
                row.<Long>getAs("rows"),
                row.getAs("received_at"));
    }

    List<Batch> all() {
        return taken;
    }

    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        taken.forEach(batch -> ids.add(batch.batchId()));
        return ids;
    }

    /** Whether a run took folders in that no release shows yet. */
    boolean hasAfter(Instant knownAt) {
        return taken.stream().anyMatch(batch -> batch.receivedAt().isAfter(knownAt));
    }

    /** The latest day that the system of record has told about, {@code more} included. */
    Optional<LocalDate> latestExtract(List<Batch> more) {
        return Stream.concat(taken.stream(), more.stream())
                .filter(batch -> batch.source().equals("ecis"))
                .map(Batch::extractDate)
                .max(LocalDate::compareTo);
    }
}
