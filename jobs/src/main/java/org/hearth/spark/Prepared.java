package org.hearth.spark;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.ExecSubqueryExpression;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.Exchange;
import org.hearth.text.SqlText;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A query over held views that is planned, and can be computed for one set of their rows after the other. One thread
 * at a time may compute it.
 */
final class Prepared {
    private final SparkSession desk;
    private final Seq<Attribute> columns;
    private final RDD<InternalRow> rows;
    private final Map<String, SlotRows> slots;
    private final ToldDays days;

    private Prepared(
            SparkSession desk,
            Seq<Attribute> columns,
            RDD<InternalRow> rows,
            Map<String, SlotRows> slots,
            ToldDays days) {
        this.desk = desk;
        this.columns = columns;
        this.rows = rows;
        this.slots = slots;
        this.days = days;
    }

    /**
     * Plans {@code text} in {@code desk}, whose views are those of {@code views} by name, with slots for rows and for
     * {@code days}. Null for what keeps something of one computation for the next, a subquery's value, a broadcast or
     * other exchange, for what the desk does not know, as a function of another session, and for what cannot be planned
     * apart from its days.
     */
    static @Nullable Prepared plan(
            SparkSession desk, String text, Map<String, Object> parameters, ToldDays days, Map<String, Held> views) {
        Map<String, SlotRows> slots = new HashMap<>();
        views.forEach((name, held) -> {
            SlotRows slot = new SlotRows(desk.sparkContext());
            slots.put(name, slot);
            held.in(desk, slot).createOrReplaceTempView(name);
        });
        SqlText.tables(text).stream().filter(name -> !views.containsKey(name)).forEach(desk.catalog()::dropTempView);
        try {
            LogicalPlan analysed = analysed(desk, text, days.with(parameters));
            LogicalPlan told = analysed == null ? null : days.in(analysed);
            return told == null ? null : ready(desk, told, slots, days);
        } catch (Told.Untold e) {
            return null;
        }
    }

    private static @Nullable LogicalPlan analysed(SparkSession desk, String text, Map<String, Object> parameters) {
        try {
            return desk.sql(text, parameters).queryExecution().analyzed();
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable Prepared ready(
            SparkSession desk, LogicalPlan query, Map<String, SlotRows> slots, ToldDays days) {
        SparkPlan plan = desk.sessionState()
                .executePlan(query, CommandExecutionMode.SKIP())
                .executedPlan();
        if (!isFree(plan)) {
            return null;
        }
        RDD<InternalRow> rows = Direct.ready(desk, plan);
        return rows != null && isOver(slots.values(), rows)
                ? new Prepared(desk, query.output(), rows, slots, days)
                : null;
    }

    private static boolean isFree(SparkPlan plan) {
        return !(plan instanceof Exchange)
                && CollectionConverters.asJava(plan.expressions()).stream().allMatch(Prepared::isFree)
                && CollectionConverters.asJava(plan.children()).stream().allMatch(Prepared::isFree);
    }

    private static boolean isFree(TreeNode<?> expression) {
        return !(expression instanceof ExecSubqueryExpression)
                && CollectionConverters.asJava(expression.children()).stream()
                        .allMatch(child -> isFree((TreeNode<?>) child));
    }

    /** Whether no view of another query was read, as one would be whose name the text hides. */
    private static boolean isOver(Collection<SlotRows> slots, RDD<?> rows) {
        return rows instanceof SlotRows slot
                ? slots.contains(slot)
                : CollectionConverters.asJava(rows.dependencies()).stream()
                        .allMatch(dependency -> isOver(slots, dependency.rdd()));
    }

    /** The rows over {@code views}, of which a slot of every name is filled, on {@code told} days. */
    Held of(SparkSession session, Map<String, Held> views, Map<String, LocalDate> told) {
        days.tell(told);
        slots.forEach((name, slot) ->
                slot.fill(Objects.requireNonNull(views.get(name)).rows()));
        try {
            List<InternalRow> computed = Direct.rows(desk, rows);
            return new Held(session, Held.anew(columns), Held.seq(computed));
        } finally {
            slots.values().forEach(SlotRows::empty);
            days.forget();
        }
    }
}
