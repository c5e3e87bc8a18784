package org.hearth;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.Stratifier;
import org.hearth.night.Nightly;
import org.hearth.night.NightlyRequest;
import org.hearth.night.Outcome;
import org.hearth.report.MeasureTable;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.hearth.sample.Sample;
import org.hearth.sample.SampleRequest;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.text.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Makes a sample state with defects, loads it, runs three nights and shows the numbers.")
final class DemoCommand implements Callable<Integer> {
    private static final LocalDate UNTIL = LocalDate.of(2025, 9, 30);
    private static final int NIGHTS = 3;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to put it; ./demo when left out.",
            defaultValue = "demo")
    Path dir = Path.of("demo");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            requireEmpty();
            Path key = makeKey();
            Path landing = dir.resolve("landing");
            out.println("A synthetic state of 300 families, a full extract and " + NIGHTS + " nights, goes to "
                    + landing + ".");
            out.flush();
            Sample.writeCsv(new SampleRequest("ct", landing, 300, 3, NIGHTS, 7, 0.01, UNTIL));
            try (SparkSession spark = Sessions.open(1)) {
                boolean isGood = nights(spark, landing, key, new RowPrinter(out));
                show(spark, out);
                return isGood ? 0 : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> files = Files.list(dir)) {
                if (files.findAny().isPresent()) {
                    throw new UsageException(dir + " is not empty. Name another folder with --dir, or remove it.");
                }
            }
        }
        Files.createDirectories(dir);
    }

    /** A key of the demo's own, beside the lake and never in it. */
    private Path makeKey() throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Files.writeString(dir.resolve("token.key"), HexFormat.of().formatHex(key));
    }

    private boolean nights(SparkSession spark, Path landing, Path key, RowPrinter printer) {
        boolean isGood = true;
        for (int night = NIGHTS; night >= 0; night--) {
            NightlyRequest request = new NightlyRequest(
                    lake(),
                    landing.toString(),
                    List.of("ct"),
                    UNTIL.minusDays(night),
                    List.of(),
                    Map.of(),
                    NightlyCommand.tokenKey(key),
                    false);
            List<Outcome> outcomes = new Nightly(spark, InstantSource.system(), Version.current()).run(request);
            NightlyCommand.print(printer, outcomes);
            isGood &= outcomes.stream().allMatch(outcome -> outcome.kind() == Outcome.Kind.published);
        }
        return isGood;
    }

    private String lake() {
        return dir.resolve("lake").toString();
    }

    private void show(SparkSession spark, PrintWriter out) {
        out.println();
        Lake lake = Lake.at(lake(), spark.sparkContext().hadoopConfiguration());
        new MeasureTable(spark, lake, List.of("ct"), List.of(), MeasureTable.Scope.state, Stratifier.all)
                .print(Printed.table, out);
        out.println();
        out.println("Set aside or doubtful, by rule:");
        SqlCommand.run(
                spark,
                lake(),
                "select rule, severity, count(*) as findings, min(file) as first_file, min_by(line, file) as line"
                        + " from ops.finding group by rule, severity order by severity, findings desc",
                Printed.table,
                new RowPrinter(out));
        out.println();
        out.println("Look next:");
        out.println("  bin/hearth report measures --lake " + lake() + " --scope program");
        out.println("  bin/hearth sql --lake " + lake() + " \"select * from gold.measure_case limit 5\"");
        out.println("  bin/hearth sql --lake " + lake() + " \"select * from ops.finding limit 20\"");
        out.flush();
    }
}
