package org.hearth.conform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many rows of an entity had which fate, by folder, and whether there is more to do about any. */
record Tally(Map<String, Map<String, Long>> byBatch) {
    static final String GONE = "gone";
    static final String TOLD = "told";
    static final String STANDS = "stands";
    private static final String WRITTEN = "written";
    private static final Set<String> FATES = Set.of("accepted", "unchanged", "ignored", "quarantined");

    /** Few rows are counted where they are, many by a job. */
    static Tally of(Dataset<Row> judged, Dataset<Row> decided, boolean isSmall) {
        List<Dataset<Row>> labels = List.of(
                judged.where("is_new and is_bad").selectExpr("batch_id", "'quarantined' as label"),
                judged.where("is_told and size(problems) > 0").selectExpr("batch_id", "'told' as label"),
                judged.where("is_bad or is_unsettled or not is_new").selectExpr("batch_id", "'stands' as label"),
                decided.where("is_new").select("batch_id", "label"),
                decided.where("remark is not null").selectExpr("batch_id", "'told' as label"),
                decided.where("writes <> 'none'")
                        .selectExpr(
                                "batch_id",
                                "if(writes = 'state' and (withdrawn_by is not null or is_fresh_void),"
                                        + " 'gone', 'written') as label"));
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        if (isSmall) {
            labels.stream()
                    .flatMap(part -> part.collectAsList().stream())
                    .forEach(row -> add(counts, row.getString(0), row.getString(1), 1));
        } else {
            labels.stream()
                    .reduce(Dataset::union)
                    .orElseThrow()
                    .groupBy("batch_id", "label")
                    .count()
                    .collectAsList()
                    .forEach(row -> add(counts, row.getString(0), row.getString(1), row.getLong(2)));
        }
        return new Tally(counts);
    }

    private static void add(Map<String, Map<String, Long>> counts, String batch, String label, long rows) {
        counts.computeIfAbsent(batch, id -> new TreeMap<>()).merge(label, rows, Long::sum);
    }

    private Stream<Map.Entry<String, Long>> all() {
        return byBatch.values().stream().flatMap(labels -> labels.entrySet().stream());
    }

    boolean has(String label) {
        return all().anyMatch(entry -> entry.getKey().equals(label));
    }

    /** Versions that silver gets. */
    long written() {
        return all().filter(entry -> Set.of(WRITTEN, GONE).contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** By folder, for those that have new rows here. */
    Map<String, Fate> fates() {
        Map<String, Fate> fates = new TreeMap<>();
        byBatch.forEach((batch, labels) -> labels.forEach((label, rows) -> {
            if (FATES.contains(label)) {
                fates.merge(batch, Fate.of(label, rows), Fate::plus);
            }
        }));
        return fates;
    }
}
