package org.hearth.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.text.SqlText;

/**
 * The computed views of a session over drawn tables that stay the same. What was once computed from the same text,
 * options and inputs is not computed again, but stands again under its name.
 */
public final class Standing {
    private final SparkSession spark;
    private final Map<String, Integer> origins = new HashMap<>();
    private final Map<String, Integer> originOf = new HashMap<>();
    private final Map<Integer, Map<String, Dataset<Row>>> kept = new HashMap<>();

    public Standing(SparkSession spark) {
        this.spark = spark;
    }

    /** Has {@code compute} make those of {@code order} that are not kept, and puts the kept ones back in place. */
    public <T> void compute(
            List<T> order,
            Function<T, List<String>> views,
            Function<T, String> text,
            Map<String, Object> parameters,
            Consumer<List<T>> compute) {
        List<T> anew = new ArrayList<>();
        for (T one : order) {
            int origin = origin(text.apply(one), parameters);
            views.apply(one).forEach(view -> originOf.put(view, origin));
            if (kept.containsKey(origin)) {
                kept.get(origin).forEach((view, rows) -> rows.createOrReplaceTempView(view));
            } else {
                anew.add(one);
            }
        }
        compute.accept(anew);
        anew.forEach(one -> keep(views.apply(one)));
    }

    private int origin(String text, Map<String, Object> parameters) {
        Map<String, Object> from = new TreeMap<>();
        SqlText.parameters(text).forEach(name -> from.put(":" + name, String.valueOf(parameters.get(name))));
        SqlText.tables(text).forEach(table -> from.put(table, originOf.getOrDefault(table, 0)));
        return origins.computeIfAbsent(text + from, unseen -> origins.size() + 1);
    }

    private void keep(List<String> views) {
        Map<String, Dataset<Row>> rows = new HashMap<>();
        views.forEach(view -> rows.put(view, spark.table(view)));
        kept.put(originOf.get(views.get(0)), rows);
    }
}
