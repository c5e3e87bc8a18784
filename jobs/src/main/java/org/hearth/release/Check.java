package org.hearth.release;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.hearth.text.Resources;

/**
 * One check: {@code sql/checks/<name>.sql} returns the offending rows, none means pass. Its first line says
 * {@code -- fail}, which stops the night, or {@code -- warn}, which is only told.
 */
public record Check(String name, String sql, boolean isFatal) {

    static Check load(String name) {
        String sql = Resources.text("sql/checks/" + name + ".sql");
        return new Check(name, sql, sql.startsWith("-- fail"));
    }

    /** What a check found: {@code offences} rows, of which {@code example} is one. */
    public record Verdict(String name, boolean isFatal, long offences, String example) {
        public String result() {
            return offences == 0 ? "pass" : isFatal ? "fail" : "warn";
        }

        public boolean stopsTheNight() {
            return isFatal && offences > 0;
        }
    }

    Verdict run(SparkSession views) {
        boolean isSmall = Sessions.isSmall(views);
        Dataset<Row> offending = Cut.asked(views, sql, Map.of());
        List<Row> examples = isSmall ? offending.collectAsList() : offending.takeAsList(1);
        boolean isCounted = isSmall || examples.isEmpty();
        return new Verdict(
                name,
                isFatal,
                isCounted ? examples.size() : offending.count(),
                examples.isEmpty() ? "" : examples.get(0).json());
    }
}
