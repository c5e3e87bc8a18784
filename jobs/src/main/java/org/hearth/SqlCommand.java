package org.hearth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.release.Catalog;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Answers a query over the lake.",
            "gold.x is what the current release shows, gold.x_all everything kept; so with silver. bronze and ops as they are."
        },
        footer = {
            "",
            "Examples:",
            "  hearth sql --lake lake \"select * from gold.measure_result where scope_type = 'state'\"",
            "  hearth sql --lake lake --format csv \"select * from ops.finding\" > findings.csv"
        })
final class SqlCommand implements Callable<Integer> {
    /** The class of SQL states of values that an operation cannot take. */
    private static final String DATA_EXCEPTION = "22";

    @Option(names = "--lake", required = true, paramLabel = "DIR", description = "Where the Delta tables are.")
    String lake = "";

    @Option(names = "--format", description = "table, csv or json; table when left out.", defaultValue = "table")
    Printed format = Printed.table;

    @Parameters(paramLabel = "QUERY", description = "One select statement.")
    String query = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        requireReading(query);
        try (SparkSession spark = Sessions.open(Sizing.shufflePartitions())) {
            run(spark, lake, query, format, new RowPrinter(spec.commandLine().getOut()));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(SparkSession spark, String lake, String query, Printed format, RowPrinter printer) {
        Lake tables = Lake.at(lake, spark.sparkContext().hadoopConfiguration());
        if (!tables.exists()) {
            throw new UsageException("No lake at " + lake + ". Make one with: hearth nightly");
        }
        try {
            new Catalog(spark, tables).serve(query);
            Dataset<Row> answer = spark.sql(query);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            answer.toLocalIterator().forEachRemaining(row -> rows.add(cells(row)));
            printer.print(format, Arrays.asList(answer.columns()), rows);
        } catch (Exception e) {
            requireReadable(e);
            requireComputable(e);
            throw e;
        }
    }

    /** A misspelt name or word is for the asker to mend; Spark's plan of the query would bury what it says. */
    private static void requireReadable(Exception failure) {
        if (failure instanceof AnalysisException unread) {
            throw new UsageException(unread.getSimpleMessage());
        }
    }

    /** What the query's own arithmetic cannot do, such as a division by zero, is for the asker to mend. */
    private static void requireComputable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable told
                    && told.getSqlState() != null
                    && told.getSqlState().startsWith(DATA_EXCEPTION)) {
                throw new UsageException(String.valueOf(cause.getMessage()));
            }
        }
    }

    private static List<@Nullable Object> cells(Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            cells.add(row.get(i));
        }
        return cells;
    }

    /** The lake has one writer, the night. */
    private static void requireReading(String query) {
        if (!query.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .matches("(?s)(--.*?\\n\\s*|\\()*(select|with|show|describe|explain|from|values)\\b.*")) {
            throw new UsageException("hearth sql only reads: start with select or with.");
        }
    }
}
