package org.hearth.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;

/** One line and one row of {@code ops.step} a step: what it read and wrote, and how long it took. */
final class StepLog {
    /** The columns of {@code ops.step}. */
    static final StructType SCHEMA = StoredTable.of("ops", "step").structType();

    private static final Logger LOG = LogManager.getLogger("org.hearth.step");

    private final long runId;
    private final String state;
    private final List<Row> rows = new ArrayList<>();

    StepLog(long runId, String state) {
        this.runId = runId;
        this.state = state;
    }

    /** {@code filesRead} and {@code rowsRead} are what its scans touched; negative where it was not counted. */
    record Step(
            String name,
            String table,
            long rowsIn,
            long rowsOut,
            long quarantined,
            long filesRead,
            long rowsRead,
            double seconds) {}

    void add(Step step) {
        rows.add(RowFactory.create(
                runId,
                state,
                step.name,
                step.table,
                step.rowsIn,
                step.rowsOut,
                step.quarantined,
                step.filesRead < 0 ? null : step.filesRead,
                step.rowsRead < 0 ? null : step.rowsRead,
                step.seconds));
        LOG.info(String.format(
                Locale.ROOT,
                "%s %-9s %-26s in %,9d  out %,9d  quarantined %,6d%s  %6.1f s",
                state,
                step.name,
                step.table,
                step.rowsIn,
                step.rowsOut,
                step.quarantined,
                step.filesRead < 0
                        ? ""
                        : String.format(Locale.ROOT, "  read %,d files %,d rows", step.filesRead, step.rowsRead),
                step.seconds));
    }

    List<Row> rows() {
        return rows;
    }
}
