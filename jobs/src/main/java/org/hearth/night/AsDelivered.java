package org.hearth.night;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.Reading;
import org.hearth.derive.Scope;
import org.hearth.receive.Batch;
import org.hearth.spark.Sessions;

/** What a state knew on earlier days: for each a session of the facts that had been delivered by then. */
final class AsDelivered {
    private final Context context;
    private final LocalDate asOf;
    private final boolean isSmall;
    private final LocalDate firstDelivery;
    private final Map<List<String>, Map<LocalDate, SparkSession>> sessions = new HashMap<>();

    AsDelivered(Context context, LocalDate asOf, boolean isSmall, List<Batch> batches) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = isSmall;
        this.firstDelivery = batches.stream()
                .map(Batch::extractDate)
                .min(LocalDate::compareTo)
                .orElse(asOf);
    }

    LocalDate firstDelivery() {
        return firstDelivery;
    }

    /** The day whose deliveries are known on {@code day}: before the first one that one is known. */
    LocalDate known(LocalDate day) {
        return day.isBefore(firstDelivery) ? firstDelivery : day;
    }

    /** The facts and derived tables that {@code readers} read, as on {@code day}; that of the night itself is {@code now}. */
    SparkSession at(LocalDate day, List<String> readers, SparkSession now) {
        LocalDate delivered = known(day);
        return delivered.isBefore(asOf)
                ? sessions.computeIfAbsent(readers, key -> new HashMap<>())
                        .computeIfAbsent(delivered, then -> derived(then, readers))
                : now;
    }

    private SparkSession derived(LocalDate day, List<String> readers) {
        SparkSession views = Sessions.child(context.tables().spark());
        Sessions.fitHeld(views, isSmall);
        Facts facts = new Facts(context.tables(), context.catalog(), views, context.stateId(), Scope.all(), isSmall)
                .deliveredBy(day);
        Derivation derivation = new Derivation(facts, context.catalog());
        derivation.register(readers, Reading.needed(readers));
        derivation.derive(Reading.needed(readers), context.parameters(day));
        return views;
    }
}
