package org.hearth.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.hearth.finding.Finding;
import org.hearth.spark.Cut;
import org.hearth.table.Tables;

/**
 * Keeps {@code ops.finding}: a defect is told once, however often it is seen, and is resolved by the release in which
 * its record came, or was judged again, with a new version that has no problem.
 */
final class FindingLedger {
    private static final String[] RECORD = {"state", "source", "entity", "key"};

    private final Tables tables;
    private final Instant now;
    private final long releaseId;

    FindingLedger(Tables tables, Instant now, long releaseId) {
        this.tables = tables;
        this.now = now;
        this.releaseId = releaseId;
    }

    /** Resolves what {@code sound} records settle, appends the findings not there yet, and says how many they were. */
    long add(List<Finding> ofFolders, Dataset<Row> ofRows, Dataset<Row> sound) {
        Dataset<Row> folders = tables.spark()
                .createDataFrame(
                        ofFolders.stream().map(finding -> finding.row(now)).toList(), Finding.SCHEMA);
        if (tables.lake().has("ops", "finding")) {
            resolve(sound);
        }
        return append(ofRows.unionByName(folders));
    }

    /** Appends those not there yet, and says how many they were. */
    long append(Dataset<Row> found) {
        Dataset<Row> all = found.dropDuplicates("finding_id");
        if (tables.lake().has("ops", "finding")) {
            all = all.join(
                    tables.read("ops", "finding").select("finding_id"), new String[] {"finding_id"}, "left_anti");
        }
        Dataset<Row> fresh = Cut.of(all.select(columns()), false);
        long count = fresh.count();
        if (count > 0) {
            tables.append("ops", "finding", fresh.coalesce(1));
        }
        return count;
    }

    private void resolve(Dataset<Row> sound) {
        Dataset<Row> since = sound.groupBy(col("state"), col("source"), col("entity"), col("key"))
                .agg(max("delivered_on").as("settled_on"));
        List<String> settled = tables.read("ops", "finding")
                .where("resolved_in is null and key is not null")
                .join(since, RECORD)
                .where("extract_date <= settled_on")
                .select("finding_id")
                .as(Encoders.STRING())
                .collectAsList();
        if (!settled.isEmpty()) {
            DeltaTable.forPath(tables.spark(), tables.lake().path("ops", "finding"))
                    .update(col("finding_id").isin(settled.toArray()), Map.of("resolved_in", lit(releaseId)));
        }
    }

    private static Column[] columns() {
        return List.of(Finding.SCHEMA.fieldNames()).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }
}
