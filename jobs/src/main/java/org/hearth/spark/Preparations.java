package org.hearth.spark;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.text.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The queries that a process asked before, planned. To analyse and plan a query over twenty rows takes ten times as
 * long as to compute it, and nights, families and cases ask the same ones over and over.
 */
final class Preparations {
    /** Queries of which plans are kept, those asked last: a plan takes memory as a table of some thousand rows. */
    private static final int KEPT = 800;

    private static @Nullable Preparations current;

    private final SparkContext spark;
    private final Deque<SparkSession> desks = new ConcurrentLinkedDeque<>();
    private final Map<Asked, Deque<Prepared>> idle = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Set<Asked> bound = ConcurrentHashMap.newKeySet();

    /**
     * A query, the options that it names, the parameters that are told for each computation, and the columns of the held
     * views that it reads.
     */
    private record Asked(
            String text, Map<String, Object> parameters, Set<String> told, Map<String, StructType> shapes) {}

    private Preparations(SparkContext spark) {
        this.spark = spark;
    }

    /** Those of the running context; what was planned for one that has stopped is forgotten. */
    static synchronized Preparations of(SparkSession views) {
        Preparations known = current;
        if (known == null || known.spark != views.sparkContext()) {
            known = new Preparations(views.sparkContext());
            current = known;
        }
        return known;
    }

    /** The query's rows; empty where it reads what is not held, or cannot be planned apart from its rows. */
    Optional<Held> rows(SparkSession views, String text, Map<String, Object> parameters) {
        Optional<Map<String, Held>> held = held(views, text);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Map<String, StructType> shapes = new TreeMap<>();
        held.get().forEach((name, view) -> shapes.put(name, view.shape()));
        Map<String, Object> named = named(text, parameters);
        Map<String, LocalDate> days = ToldDays.among(named);
        Map<String, Object> others = new HashMap<>(named);
        others.keySet().removeAll(days.keySet());
        return rows(views, held.get(), new Asked(text, others, days.keySet(), shapes), days)
                .or(() -> days.isEmpty()
                        ? Optional.empty()
                        : rows(views, held.get(), new Asked(text, named, Set.of(), shapes), Map.of()));
    }

    private Optional<Held> rows(SparkSession views, Map<String, Held> held, Asked asked, Map<String, LocalDate> days) {
        if (bound.contains(asked)) {
            return Optional.empty();
        }
        Prepared plan = take(asked);
        if (plan == null) {
            plan = planned(views, asked, held);
        }
        if (plan == null) {
            bound.add(asked);
            return Optional.empty();
        }
        Held rows = plan.of(views, held, days);
        keep(asked, plan);
        return Optional.of(rows);
    }

    /** A plan that no thread computes now. */
    private @Nullable Prepared take(Asked asked) {
        synchronized (idle) {
            Deque<Prepared> plans = idle.get(asked);
            return plans == null ? null : plans.poll();
        }
    }

    private void keep(Asked asked, Prepared plan) {
        synchronized (idle) {
            idle.computeIfAbsent(asked, unseen -> new ArrayDeque<>()).push(plan);
            Iterator<Asked> eldest = idle.keySet().iterator();
            while (idle.size() > KEPT) {
                eldest.next();
                eldest.remove();
            }
        }
    }

    /** Views of a desk are one thread's at a time, so that two may plan side by side. */
    private @Nullable Prepared planned(SparkSession views, Asked asked, Map<String, Held> held) {
        SparkSession idle = desks.poll();
        SparkSession desk = idle == null ? (SparkSession) Sessions.child(views) : idle;
        Sessions.fitHeld(desk, true);
        try {
            return Prepared.plan(desk, asked.text(), asked.parameters(), new ToldDays(asked.told()), held);
        } finally {
            desks.push(desk);
        }
    }

    /** The held views that the text names; empty if it names another one. */
    private static Optional<Map<String, Held>> held(SparkSession views, String text) {
        Map<String, Held> held = new HashMap<>();
        for (String name : SqlText.tables(text)) {
            LogicalPlan view = Held.view(views, name);
            Optional<Held> rows = view == null ? Optional.empty() : Held.in(views, view);
            if (view != null && rows.isEmpty()) {
                return Optional.empty();
            }
            rows.ifPresent(found -> held.put(name, found.open()));
        }
        return Optional.of(held);
    }

    private static Map<String, Object> named(String text, Map<String, Object> parameters) {
        Map<String, Object> named = new HashMap<>(parameters);
        named.keySet().retainAll(SqlText.parameters(text));
        return named;
    }
}
