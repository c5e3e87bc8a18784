package org.hearth.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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
        Map<String, Dataset<Row>> made = new HashMap<>();
        for (List<Rule> wave : Reading.waves(rules, Rule::views, Rule::sql)) {
            List<Dataset<Row>> rows = Side.bySide(wave.stream()
                    .map(rule -> (Callable<Dataset<Row>>) () -> registered(rule))
                    .toList());
            for (int i = 0; i < wave.size(); i++) {
                made.put(wave.get(i).name(), rows.get(i));
            }
        }
        Map<String, Dataset<Row>> stored = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.kind().isStored())
                .forEach(rule -> stored.put(rule.name(), Objects.requireNonNull(made.get(rule.name()))));
        return stored;
    }

    private Dataset<Row> registered(Rule rule) {
        Dataset<Row> rows = rows(rule);
        rows.createOrReplaceTempView(rule.name());
        if (rule.isDescribed()) {
            Strata.describe(views, rule.name(), parameters, isSmall);
        }
        return rows;
    }

    private Dataset<Row> rows(Rule rule) {
        Dataset<Row> rows = views.sql(rule.sql(), parameters);
        if (!rule.applies(parameters)) {
            rows = Cut.held(views, List.of(), rows.schema());
        }
        Dataset<Row> cut = rule.kind() == Rule.Kind.series_view ? rows : Cut.of(rows, isSmall);
        if (rule.isAdjusted()) {
            return Adjusted.of(cut);
        }
        return rule.share() == null ? cut : Cut.of(rule.share().withInterval(cut), isSmall);
    }
}
