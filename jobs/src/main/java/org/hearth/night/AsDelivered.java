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
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.spark.Sessions;

/**
 * What a state knew on earlier days: for each a session of the facts that had been delivered by then, with the derived
 * tables that {@code readers} read and the tables of {@code rules}.
 */
final class AsDelivered {
    private final Context context;
    private final LocalDate asOf;
    private final boolean isSmall;
    private final LocalDate firstDelivery;
    private final List<String> readers;
    private final List<Rule> rules;
    private final Map<LocalDate, SparkSession> sessions = new HashMap<>();

    AsDelivered(
            Context context,
            LocalDate asOf,
            boolean isSmall,
            List<Batch> batches,
            List<String> readers,
            List<Rule> rules) {
        this.context = context;
        this.asOf = asOf;
        this.isSmall = isSmall;
        this.readers = readers;
        this.rules = rules;
        this.firstDelivery = batches.stream()
                .map(Batch::extractDate)
                .min(LocalDate::compareTo)
                .orElse(asOf);
    }

    LocalDate firstDelivery() {
        return firstDelivery;
    }

    /** As on {@code day}: one before the first delivery knows that one, that of the night itself is {@code now}. */
    SparkSession at(LocalDate day, SparkSession now) {
        LocalDate delivered = day.isBefore(firstDelivery) ? firstDelivery : day;
        return delivered.isBefore(asOf) ? sessions.computeIfAbsent(delivered, this::derived) : now;
    }

    private SparkSession derived(LocalDate day) {
        SparkSession views = Sessions.child(context.tables().spark());
        Sessions.fitHeld(views, isSmall);
        Facts facts = new Facts(context.tables(), context.catalog(), views, context.stateId(), Scope.all(), isSmall)
                .deliveredBy(day);
        Derivation derivation = new Derivation(facts, context.catalog());
        List<Derivation.Derived> needed = Reading.needed(readers);
        Map<String, Object> parameters = context.parameters(day);
        derivation.register(readers, needed);
        derivation.derive(needed, parameters);
        new RuleRun(views, parameters, isSmall).of(rules);
        return views;
    }
}
