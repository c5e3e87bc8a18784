package org.hearth.receive;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.finding.Finding;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Side;
import org.hearth.table.Tables;

/** Takes folders into bronze: each is verified whole, then one Spark job and one commit a source. */
public final class Receive {
    private final Tables tables;
    private final Landing landing;
    private final SilverCatalog catalog;
    private final Instant now;

    public Receive(Tables tables, Landing landing, SilverCatalog catalog, Instant now) {
        this.tables = tables;
        this.landing = landing;
        this.catalog = catalog;
        this.now = now;
    }

    /** What came in, and what is to be said about it; refused folders are looked at again the next night. */
    public record Received(List<Batch> batches, List<Finding> findings, List<String> refused) {}

    /** Verifies the folders of a state and appends their rows; a folder that a crash left in bronze is not appended twice. */
    public Received take(String state, List<Folder> folders) {
        FolderCheck check = new FolderCheck(landing, catalog);
        List<FolderCheck.Verdict> verdicts =
                append(folders.stream().map(check::verdict).toList());
        List<FolderCheck.Verdict> accepted = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(new Strays(landing).folders(state));
        List<String> refused = new ArrayList<>(landing.undated(state));
        for (FolderCheck.Verdict verdict : verdicts) {
            findings.addAll(verdict.findings());
            if (verdict.isAccepted()) {
                accepted.add(verdict);
            } else {
                refused.add(verdict.folder().path());
            }
        }
        List<Batch> batches =
                accepted.stream().map(verdict -> Batch.of(verdict, now)).toList();
        return new Received(batches, findings, refused);
    }

    /** Appends what is accepted; the verdicts come back with those that only reading could refuse. */
    private List<FolderCheck.Verdict> append(List<FolderCheck.Verdict> verdicts) {
        Map<String, List<FolderCheck.Verdict>> bySource = verdicts.stream()
                .filter(FolderCheck.Verdict::isAccepted)
                .collect(
                        Collectors.groupingBy(verdict -> verdict.folder().source(), TreeMap::new, Collectors.toList()));
        List<Callable<List<FolderCheck.Verdict>>> appends = new ArrayList<>();
        bySource.forEach((source, accepted) -> appends.add(() -> appendReadable(source, accepted)));
        Map<Folder, FolderCheck.Verdict> refused = Side.bySide(appends).stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(FolderCheck.Verdict::folder, Function.identity()));
        return verdicts.stream()
                .map(verdict -> refused.getOrDefault(verdict.folder(), verdict))
                .toList();
    }

    /** One commit; should it fail for files that cannot be read, then without their folders, which are returned. */
    private List<FolderCheck.Verdict> appendReadable(String source, List<FolderCheck.Verdict> verdicts) {
        Bronze bronze = new Bronze(tables.spark(), landing, now);
        try {
            append(source, verdicts, bronze);
            return List.of();
        } catch (Exception failure) {
            List<FolderCheck.Verdict> refused = verdicts.stream()
                    .flatMap(verdict ->
                            bronze.fault(verdict).stream().map(fault -> FolderCheck.refused(verdict.folder(), fault)))
                    .toList();
            if (refused.isEmpty()) {
                throw failure;
            }
            Set<Folder> unreadable =
                    refused.stream().map(FolderCheck.Verdict::folder).collect(Collectors.toSet());
            append(
                    source,
                    verdicts.stream()
                            .filter(verdict -> !unreadable.contains(verdict.folder()))
                            .toList(),
                    bronze);
            return refused;
        }
    }

    private void append(String source, List<FolderCheck.Verdict> verdicts, Bronze bronze) {
        Set<String> there = alreadyThere(source, verdicts);
        List<FolderCheck.Verdict> open = verdicts.stream()
                .filter(verdict -> !there.contains(verdict.folder().batchId()))
                .toList();
        if (!open.isEmpty()) {
            tables.append("bronze", source, bronze.rows(open));
        }
    }

    private Set<String> alreadyThere(String source, List<FolderCheck.Verdict> verdicts) {
        if (!tables.lake().has("bronze", source)) {
            return Set.of();
        }
        Object[] ids =
                verdicts.stream().map(verdict -> verdict.folder().batchId()).toArray();
        Dataset<Row> rows = tables.read("bronze", source)
                .where(col("batch_id").isin(ids))
                .select("batch_id")
                .distinct();
        return rows.collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
