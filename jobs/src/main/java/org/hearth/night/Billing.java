package org.hearth.night;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.Strata;
import org.hearth.receive.Batch;
import org.hearth.release.Release;
import org.hearth.rule.Ledger;
import org.hearth.rule.Rule;
import org.hearth.spark.Cut;
import org.hearth.table.Released;
import org.jspecify.annotations.Nullable;

/** A release's ledger of outcome payments: that of the last release and the runs that closed since. */
final class Billing {
    static final String TABLE = "rate_card_billing";

    private static final List<String> READERS = Stream.of(
                    Rule.cases().stream().map(Rule::sql), Strata.texts().stream(), Ledger.texts().stream())
            .flatMap(texts -> texts)
            .toList();

    private final Context context;
    private final LocalDate asOf;
    private final AsDelivered delivered;

    Billing(Context context, LocalDate asOf, boolean isSmall, List<Batch> batches) {
        this.context = context;
        this.asOf = asOf;
        this.delivered = new AsDelivered(context, asOf, isSmall, batches, READERS, Rule.cases());
    }

    /** The lines, over {@code views} of the whole state. */
    Dataset<Row> lines(SparkSession views, @Nullable Release last) {
        Ledger ledger = new Ledger(context.parameters(asOf), day -> delivered.at(day, views));
        LocalDate settled = last == null ? LocalDate.MIN : last.asOf();
        List<Row> lines = ledger.grow(views, billed(last), settled, delivered.firstDelivery());
        return Cut.held(views, lines, Ledger.LINE);
    }

    /** What the contracts have earned of their caps, over views that hold the ledger by its name. */
    Dataset<Row> fund(SparkSession views) {
        return new Ledger(context.parameters(asOf), day -> views).fund(views);
    }

    private List<Row> billed(@Nullable Release last) {
        return last == null
                ? List.of()
                : Released.lines(context.tables(), TABLE, context.stateId(), last.releaseId()).stream()
                        .sorted(Comparator.comparingLong(line -> line.<Long>getAs("line_no")))
                        .toList();
    }
}
