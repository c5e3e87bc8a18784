package org.hearth.night;

import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.release.Release;
import org.hearth.schema.StoredTable;

/** The row of {@code ops.run}: when a run began and ended and what came of it. */
final class RunRow {
    static final StructType SCHEMA = StoredTable.of("ops", "run").structType();

    private RunRow() {}

    static Row of(Context context, Release release, Instant endedAt) {
        return RowFactory.create(
                release.releaseId(),
                context.stateId(),
                release.asOf(),
                context.knownAt(),
                endedAt,
                release.status().name());
    }
}
