package org.hearth.derive;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The enrollment records of the families in scope, or all. */
record EpisodeScope(Scope.@Nullable Ids ids) {

    static EpisodeScope of(@Nullable Dataset<Row> table) {
        if (table == null) {
            return new EpisodeScope(null);
        }
        List<String> few = table.limit(Scope.FEW + 1).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        return new EpisodeScope(new Scope.Ids(few.size() <= Scope.FEW ? few : null, table));
    }

    Dataset<Row> within(Dataset<Row> rows, String column) {
        return ids == null ? rows : ids.within(rows, column);
    }
}
