package org.hearth.night;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.finding.Finding;
import org.hearth.table.Tables;

/** Keeps {@code ops.finding}: a defect is told once, however often it is seen. */
final class FindingLedger {
    private final Tables tables;
    private final Instant now;

    FindingLedger(Tables tables, Instant now) {
        this.tables = tables;
        this.now = now;
    }

    /** Appends the findings that are not there yet and says how many they were. */
    long add(List<Finding> ofFolders, Dataset<Row> ofRows) {
        Dataset<Row> folders = tables.spark()
                .createDataFrame(
                        ofFolders.stream().map(finding -> finding.row(now)).toList(), Finding.SCHEMA);
        Dataset<Row> all = ofRows.unionByName(folders).dropDuplicates("finding_id");
        if (tables.lake().has("ops", "finding")) {
            all = all.join(
                    tables.read("ops", "finding").select("finding_id"), new String[] {"finding_id"}, "left_anti");
        }
        Dataset<Row> fresh = all.coalesce(1).persist();
        long count = fresh.count();
        if (count > 0) {
            tables.append("ops", "finding", fresh.select(columns()));
        }
        fresh.unpersist();
        return count;
    }

    private static org.apache.spark.sql.Column[] columns() {
        return List.of(Finding.SCHEMA.fieldNames()).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }
}
