package org.hearth.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.spark.Cut;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;

/** Runs the SQL of {@code sql/strata} in order: into which groups the people of the decided cases fall. */
public final class Strata {
    private static final String PARTICIPANT = "participant";

    private Strata() {}

    public static List<String> order() {
        return Arrays.asList(Yaml.read("sql/strata.yml", String[].class));
    }

    public static List<String> texts() {
        return order().stream().map(Strata::text).toList();
    }

    private static String text(String name) {
        return Resources.text("sql/strata/" + name + ".sql");
    }

    /** The last table of the order; all are views of the session, which has {@code decided_case} and {@code period}. */
    public static Dataset<Row> of(SparkSession views, Map<String, Object> parameters, boolean isSmall) {
        Cut.sql(views, text(PARTICIPANT), parameters, isSmall).createOrReplaceTempView(PARTICIPANT);
        return describe(views, PARTICIPANT, parameters, isSmall);
    }

    /** The groups of the people in the view {@code participants}, made like {@code sql/strata/participant.sql}. */
    public static Dataset<Row> describe(
            SparkSession views, String participants, Map<String, Object> parameters, boolean isSmall) {
        for (String name : order()) {
            if (!name.equals(PARTICIPANT)) {
                Cut.sql(views, renamed(text(name), participants), parameters, isSmall)
                        .createOrReplaceTempView(renamed(name, participants));
            }
        }
        return views.table(renamed("participant_stratum", participants));
    }

    private static String renamed(String text, String participants) {
        return text.replaceAll("\\b" + PARTICIPANT, participants);
    }
}
