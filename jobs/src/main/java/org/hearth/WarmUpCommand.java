package org.hearth;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hearth.explain.Explain;
import org.hearth.explain.Question;
import org.hearth.measure.MeasureCatalog;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks what people ask, of a lake that holds one release and no case, so that an archive of classes can be made. */
@Command(name = "warm-up", hidden = true, description = "Loads the classes that questions need.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String MEASURE = "m03";
    private static final String QUERY =
            """
            with ranked as (
              select *, row_number() over (partition by state order by release_id desc) as place from ops.release)
            select state, count(distinct release_id) as releases, max(as_of) as as_of
            from ranked join (select state from ops.release group by state) using (state)
            where place = 1 and size(periods) >= 0 group by state order by state""";

    @Option(names = "--lake", required = true, paramLabel = "DIR", description = "A folder that is not there yet.")
    String lake = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (SparkSession spark = Sessions.open(1)) {
            Sessions.fit(spark, true);
            Sessions.child(spark);
            Lake tables = Lake.at(lake, spark.sparkContext().hadoopConfiguration());
            new Releases(new Tables(spark, tables)).append(release());
            SqlCommand.run(spark, lake, QUERY, Printed.table, new RowPrinter(nowhere));
            explain(spark, tables, nowhere);
        }
        return 0;
    }

    private static void explain(SparkSession spark, Lake tables, PrintWriter out) {
        Question question = new Question(MEASURE, List.of(), List.of(), null, null, null, "nobody", false, 1);
        try {
            new Explain(spark, tables, MeasureCatalog.load(MEASURE)).print(question, Question.Format.text, out);
        } catch (UsageException nobody) {
            out.println(nobody.getMessage());
        }
    }

    private static Release release() {
        return new Release(
                1,
                "ct",
                LocalDate.EPOCH,
                Instant.EPOCH,
                Version.current(),
                "",
                "",
                Release.Status.published,
                Instant.EPOCH,
                Map.of(),
                List.of("FFY2026"));
    }
}
