package org.hearth.receive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;

/**
 * A folder that was taken in: {@code rows} are those of its files, {@code isFull} whether it lists every row. {@code filled} are the entities that brought rows.
 */
public record Batch(
        String batchId,
        String state,
        String source,
        LocalDate extractDate,
        String path,
        boolean isFull,
        Set<String> entities,
        Set<String> filled,
        long rows,
        Instant receivedAt) {

    /** The columns of {@code ops.batch}. */
    public static final StructType SCHEMA = StoredTable.of("ops", "batch").structType();

    public Batch {
        entities = Set.copyOf(entities);
        filled = Set.copyOf(filled);
    }

    static Batch of(FolderCheck.Verdict verdict, Instant receivedAt) {
        Folder folder = verdict.folder();
        Set<String> entities = new TreeSet<>();
        Set<String> filled = new TreeSet<>();
        verdict.files().forEach(entry -> {
            entities.add(entry.entity());
            if (entry.rows() > 0) {
                filled.add(entry.entity());
            }
        });
        long rows = verdict.files().stream().mapToLong(Manifest.Entry::rows).sum();
        return new Batch(
                folder.batchId(),
                folder.state(),
                folder.source(),
                folder.extractDate(),
                folder.path(),
                verdict.kind() == Manifest.Kind.full,
                entities,
                filled,
                rows,
                receivedAt);
    }

    /** The row of {@code ops.batch}, once every row of the folder has its fate. */
    public Row row(long accepted, long quarantined, long ignored, long runId) {
        return RowFactory.create(
                batchId,
                state,
                source,
                extractDate,
                path,
                isFull ? "full" : "delta",
                entities.stream().sorted().toArray(String[]::new),
                rows,
                accepted,
                quarantined,
                ignored,
                receivedAt,
                runId);
    }
}
