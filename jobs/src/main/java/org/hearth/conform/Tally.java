package org.hearth.conform;

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

    private static final String OF_JUDGED = labels(
            "if(is_new and is_bad, 'quarantined', null)",
            "if(is_told and size(problems) > 0, 'told', null)",
            "if(is_bad or is_unsettled or not is_new, 'stands', null)");

    private static final String OF_DECIDED = labels(
            "if(is_new, label, null)",
            "if(remark is null, null, 'told')",
            "case when writes = 'none' then null when writes = 'state' and (withdrawn_by is not null or is_fresh_void)"
                    + " then 'gone' else 'written' end");

    private static String labels(String... each) {
        return "filter(array(" + String.join(", ", each) + "), one -> one is not null) as labels";
    }

    /** Few rows are counted where they are, many by a job. */
    static Tally of(Dataset<Row> judged, Dataset<Row> decided, boolean isSmall) {
        Dataset<Row> ofJudged = judged.selectExpr("batch_id", OF_JUDGED);
        Dataset<Row> ofDecided = decided.selectExpr("batch_id", OF_DECIDED);
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        if (isSmall) {
            Stream.of(ofJudged, ofDecided)
                    .flatMap(part -> part.collectAsList().stream())
                    .forEach(row -> row.<String>getList(1).forEach(label -> add(counts, row.getString(0), label, 1)));
        } else {
            ofJudged.union(ofDecided)
                    .selectExpr("batch_id", "explode(labels) as label")
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
