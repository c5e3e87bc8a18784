package org.hearth.night;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.receive.Batch;
import org.hearth.release.Release;
import org.hearth.rule.Reductions;
import org.hearth.spark.Cut;
import org.hearth.table.Released;
import org.jspecify.annotations.Nullable;

/** A release's ledger of cuts in reimbursement: that of the last release and the months that closed since. */
final class Cuts {
    static final String TABLE = "reimbursement_reduction";

    private final Context context;
    private final LocalDate asOf;
    private final boolean isSmall;
    private final AsDelivered delivered;

    Cuts(Context context, LocalDate asOf, boolean isSmall, List<Batch> batches) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = isSmall;
        this.delivered = new AsDelivered(context, asOf, isSmall, batches, Reductions.texts(), List.of());
    }

    /** The lines, over {@code views} of the whole state. */
    Dataset<Row> lines(SparkSession views, @Nullable Release last) {
        Reductions reductions = new Reductions(context.parameters(asOf), day -> delivered.at(day, views), isSmall);
        List<Row> earlier =
                last == null ? List.of() : Released.lines(context.tables(), TABLE, context.stateId(), last.releaseId());
        LocalDate settled = last == null ? LocalDate.MIN : last.asOf();
        return Cut.held(views, reductions.grow(views, earlier, settled, delivered.firstDelivery()), Reductions.LINE);
    }
}
