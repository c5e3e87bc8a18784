package org.hearth.spark;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * The days among a query's parameters. Each night, family and case has its own {@code as_of}, and the same plan: a query
 * is analysed with days that no text names, which are then exchanged for such as are told when it is computed.
 */
final class ToldDays {
    /** A day in the year 5,477,708; the next parameter's is the next day. */
    private static final int FIRST = 2_000_000_000;

    private final Map<String, Told> byName = new TreeMap<>();
    private final Map<Integer, Told> byStandIn = new HashMap<>();

    ToldDays(Set<String> names) {
        for (String name : names) {
            Told told = new Told(name);
            byStandIn.put(FIRST + byName.size(), told);
            byName.put(name, told);
        }
    }

    /** Those of the parameters that are days. */
    static Map<String, LocalDate> among(Map<String, Object> parameters) {
        Map<String, LocalDate> days = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (value instanceof LocalDate day) {
                days.put(name, day);
            }
        });
        return days;
    }

    /** The days that stand in for those told later, beside the other parameters. */
    Map<String, Object> with(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(others);
        byStandIn.forEach((day, told) -> all.put(told.prettyName(), LocalDate.ofEpochDay(day)));
        return all;
    }

    /** The analysed plan with days to be told; null where one may have been computed with already. */
    @Nullable
    LogicalPlan in(LogicalPlan analysed) {
        if (byName.isEmpty()) {
            return analysed;
        }
        if (isListing(analysed)
                || CollectionConverters.asJava(analysed.subqueriesAll()).stream()
                        .anyMatch(ToldDays::isListing)) {
            return null;
        }
        LogicalPlan exchanged = analysed.transformAllExpressionsWithSubqueries(new Exchange());
        exchanged.setAnalyzed();
        return exchanged;
    }

    /** A list of values is computed while it is analysed: a stand-in may be in it, in whatever form. */
    private static boolean isListing(LogicalPlan plan) {
        return CollectionConverters.asJava(plan.collectLeaves()).stream()
                .anyMatch(leaf ->
                        leaf instanceof LocalRelation list && !list.data().isEmpty());
    }

    void tell(Map<String, LocalDate> days) {
        byName.forEach((name, told) -> told.tell(Objects.requireNonNull(days.get(name))));
    }

    void forget() {
        byName.values().forEach(Told::forget);
    }

    private final class Exchange extends AbstractPartialFunction<Expression, Expression> {
        private @Nullable Told of(Expression expression) {
            return expression instanceof Literal literal && literal.dataType().equals(DataTypes.DateType)
                    ? byStandIn.get((Integer) literal.value())
                    : null;
        }

        @Override
        public boolean isDefinedAt(Expression expression) {
            return of(expression) != null;
        }

        @Override
        public Expression apply(Expression expression) {
            return Objects.requireNonNull(of(expression));
        }
    }
}
