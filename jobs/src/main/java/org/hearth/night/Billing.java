package org.hearth.night;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.Scope;
import org.hearth.measure.Strata;
import org.hearth.receive.Batch;
import org.hearth.release.Release;
import org.hearth.rule.Ledger;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.jspecify.annotations.Nullable;

/** A release's ledger of outcome payments: that of the last release and the runs that closed since. */
final class Billing {
    static final String TABLE = "rate_card_billing";

    private final Context context;
    private final LocalDate asOf;
    private final boolean isSmall;
    private final LocalDate firstDelivery;
    private final Map<LocalDate, SparkSession> known = new HashMap<>();

    Billing(Context context, LocalDate asOf, boolean isSmall, List<Batch> batches) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = isSmall;
        this.firstDelivery = batches.stream()
                .map(Batch::extractDate)
                .min(LocalDate::compareTo)
                .orElse(asOf);
    }

    /** The lines, over {@code views} of the whole state. */
    Dataset<Row> lines(SparkSession views, @Nullable Release last) {
        Ledger ledger = new Ledger(context.parameters(asOf), day -> at(day, views));
        List<Row> lines = ledger.grow(views, billed(last), last == null ? LocalDate.MIN : last.asOf());
        return Cut.held(views, lines, Ledger.LINE);
    }

    private List<Row> billed(@Nullable Release last) {
        if (last == null || !context.tables().lake().has("gold", TABLE)) {
            return List.of();
        }
        return context.tables()
                .read("gold", TABLE)
                .where(col("release_id")
                        .equalTo(last.releaseId())
                        .and(col("state").equalTo(context.stateId())))
                .select(Stream.of(Ledger.LINE.fieldNames())
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .orderBy("line_no")
                .collectAsList();
    }

    /** Runs that closed before the first delivery know that one; one that closes tonight knows what all know. */
    private SparkSession at(LocalDate closesOn, SparkSession now) {
        LocalDate day = closesOn.isBefore(firstDelivery) ? firstDelivery : closesOn;
        return day.isBefore(asOf) ? known.computeIfAbsent(day, this::asDelivered) : now;
    }

    private SparkSession asDelivered(LocalDate day) {
        SparkSession views = Sessions.child(context.tables().spark());
        Sessions.fitHeld(views, isSmall);
        Facts facts = new Facts(context.tables(), context.catalog(), views, context.stateId(), Scope.all(), isSmall)
                .deliveredBy(day);
        List<String> readers = Stream.of(
                        Rule.cases().stream().map(Rule::sql), Strata.texts().stream(), Ledger.texts().stream())
                .flatMap(texts -> texts)
                .toList();
        Map<String, Object> parameters = context.parameters(day);
        new Derivation(facts, context.catalog()).deriveAll(readers, parameters);
        new RuleRun(views, parameters, isSmall).of(Rule.cases());
        return views;
    }
}
