package org.hearth.conform;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a night did to one entity: the fate of each folder's rows, whether silver got new versions, the keys that went,
 * and the rows to be told about ({@code findings}), set aside ({@code quarantined}) or released ({@code settled}).
 */
record EntityOutcome(
        String entity,
        Map<String, Fate> fates,
        long appended,
        Set<String> withdrawn,
        Dataset<Row> findings,
        Dataset<Row> pointers) {

    Fate total() {
        return Fate.sum(fates.values());
    }
}
