package org.hearth.night;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.Strata;
import org.hearth.release.Release;
import org.hearth.rule.Ledger;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
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
    private final boolean isSmall;
    private final AsDelivered delivered;
    private final Set<SparkSession> decided = new HashSet<>();

    Billing(Context context, LocalDate asOf, boolean isSmall, AsDelivered delivered) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = isSmall;
        this.delivered = delivered;
    }

    /** The lines, over {@code views} of the whole state. */
    Dataset<Row> lines(SparkSession views, @Nullable Release last) {
        Ledger ledger = new Ledger(context.parameters(asOf), day -> at(day, views));
        List<Row> lines = ledger.grow(views, billed(last), last == null ? LocalDate.MIN : last.asOf());
        return Cut.held(views, lines, Ledger.LINE);
    }

    private List<Row> billed(@Nullable Release last) {
        return last == null
                ? List.of()
                : Released.lines(context.tables(), TABLE, context.stateId(), last.releaseId()).stream()
                        .sorted(Comparator.comparingLong(line -> line.<Long>getAs("line_no")))
                        .toList();
    }

    private SparkSession at(LocalDate closesOn, SparkSession now) {
        SparkSession views = delivered.at(closesOn, READERS, now);
        if (views != now && decided.add(views)) {
            new RuleRun(views, context.parameters(delivered.known(closesOn)), isSmall).of(Rule.cases());
        }
        return views;
    }
}
