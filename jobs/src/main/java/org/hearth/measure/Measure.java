package org.hearth.measure;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;

/** One measure: {@code sql/measures/<name>.sql} and the yml beside it. Its id is the name's first part. */
public record Measure(String name, String sql, MeasureSpec spec) {

    public static Measure load(String name) {
        String path = "sql/measures/" + name;
        return new Measure(name, Resources.text(path + ".sql"), Yaml.read(path + ".yml", MeasureSpec.class));
    }

    public String id() {
        return name.substring(0, name.indexOf('_'));
    }

    /** One row a subject and period, as {@code schemas/gold/measure_row.yml} says. */
    public Dataset<Row> evaluate(SparkSession spark, Map<String, Object> parameters) {
        return spark.sql(sql, parameters);
    }
}
