package org.hearth.conform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a night did to one entity: the fate of each folder's rows, whether silver got new versions, the keys that went,
 * the rows to be told about and to be judged again, the records without a problem, and the deliveries that were used.
 */
record EntityOutcome(
        String entity,
        Map<String, Fate> fates,
        long appended,
        Set<String> withdrawn,
        List<Dataset<Row>> findings,
        List<Dataset<Row>> pointers,
        List<Dataset<Row>> sound,
        List<Dataset<Row>> answers) {

    Fate total() {
        return Fate.sum(fates.values());
    }
}
