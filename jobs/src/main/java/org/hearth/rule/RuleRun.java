package org.hearth.rule;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Reading;
import org.hearth.measure.Strata;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;

/** Computes rules in build order over the views of a session; each becomes a view itself. */
public final class RuleRun {
    private final SparkSession views;
    private final Map<String, Object> parameters;
    private final boolean isSmall;

    public RuleRun(SparkSession views, Map<String, Object> parameters, boolean isSmall) {
        this.views = views;
        this.parameters = Map.copyOf(parameters);
        this.isSmall = isSmall;
    }

    /** The stored tables among {@code rules}, by name. */
    public Map<String, Dataset<Row>> of(List<Rule> rules) {
        Map<String, Dataset<Row>> stored = new ConcurrentHashMap<>();
        for (List<Rule> wave : Reading.waves(rules, Rule::views, Rule::sql)) {
            Side.bySide(wave.stream()
                    .map(rule -> Executors.callable(() -> register(rule, stored)))
                    .toList());
        }
        return stored;
    }

    private void register(Rule rule, Map<String, Dataset<Row>> stored) {
        Dataset<Row> rows = rows(rule);
        rows.createOrReplaceTempView(rule.name());
        if (rule.isDescribed()) {
            Strata.describe(views, rule.name(), parameters, isSmall);
        }
        if (rule.kind().isStored()) {
            stored.put(rule.name(), rows);
        }
    }

    private Dataset<Row> rows(Rule rule) {
        Dataset<Row> cut = cut(rule);
        if (rule.isAdjusted()) {
            return Adjusted.of(cut);
        }
        if (rule.share() == null) {
            return cut;
        }
        Dataset<Row> shared = rule.share().withInterval(cut);
        return isSmall ? Cut.of(shared, true) : shared;
    }

    private Dataset<Row> cut(Rule rule) {
        if (!rule.applies(parameters)) {
            return Cut.held(views, List.of(), views.sql(rule.sql(), parameters).schema());
        }
        return rule.kind() == Rule.Kind.series_view && !isSmall
                ? views.sql(rule.sql(), parameters)
                : Cut.sql(views, rule.sql(), parameters, isSmall);
    }
}
