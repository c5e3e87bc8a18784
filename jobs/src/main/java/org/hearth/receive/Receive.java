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
                folders.stream().map(check::verdict).toList();
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
        append(accepted);
        List<Batch> batches =
                accepted.stream().map(verdict -> Batch.of(verdict, now)).toList();
        return new Received(batches, findings, refused);
    }

    private void append(List<FolderCheck.Verdict> accepted) {
        Map<String, List<FolderCheck.Verdict>> bySource = accepted.stream()
                .collect(
                        Collectors.groupingBy(verdict -> verdict.folder().source(), TreeMap::new, Collectors.toList()));
        List<Callable<Boolean>> appends = new ArrayList<>();
        bySource.forEach((source, verdicts) -> appends.add(() -> append(source, verdicts)));
        Side.bySide(appends);
    }

    private boolean append(String source, List<FolderCheck.Verdict> verdicts) {
        Set<String> there = alreadyThere(source, verdicts);
        List<FolderCheck.Verdict> open = verdicts.stream()
                .filter(verdict -> !there.contains(verdict.folder().batchId()))
                .toList();
        if (!open.isEmpty()) {
            tables.append("bronze", source, new Bronze(tables.spark(), landing, now).rows(open));
        }
        return true;
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
