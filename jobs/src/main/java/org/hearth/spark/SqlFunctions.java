package org.hearth.spark;

import org.apache.spark.sql.SparkSession;
import org.hearth.text.Resources;

/** Registers the project's SQL functions, written in SQL so that Spark can see through them. */
final class SqlFunctions {
    private SqlFunctions() {}

    static void register(SparkSession spark) {
        for (String name : Resources.names("sql/functions", ".sql")) {
            spark.sql(Resources.text("sql/functions/" + name + ".sql"));
        }
    }
}
