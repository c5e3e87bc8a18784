package org.hearth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hearth.report.Progress;
import org.hearth.sample.Sample;
import org.hearth.sample.SampleRequest;
import org.hearth.spark.Sessions;
import org.hearth.text.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Writes a synthetic state into a landing: one full extract, then a delta a night.",
        footer = {
            "",
            "Example:",
            "  hearth sample --state ct --landing landing --families 300 --years 3 --nights 3 --seed 7 --defects 0.01"
        })
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--state", required = true, description = "ct or ut.")
    String state = "";

    @Option(names = "--landing", required = true, paramLabel = "DIR", description = "Folder to write into.")
    Path landing = Path.of(".");

    @Option(names = "--families", required = true, paramLabel = "N", description = "Families ever enrolled.")
    int families;

    @Option(names = "--years", required = true, paramLabel = "Y", description = "Years before the last day.")
    int years;

    @Option(names = "--nights", required = true, paramLabel = "K", description = "Deltas after the full extract.")
    int nights;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "Same seed, same bytes.")
    long seed;

    @Option(
            names = "--defects",
            required = true,
            paramLabel = "RATE",
            description = "Share of rows with a defect, 0 to 1.")
    double defects;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Last extract date; ${DEFAULT-VALUE} when left out.",
            defaultValue = "2025-09-30")
    LocalDate until = LocalDate.EPOCH;

    @Option(names = "--format", description = "csv or parquet; csv when left out.", defaultValue = "csv")
    Format format = Format.csv;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Parquet is written through Spark, for states too large for one process to write as text. */
    enum Format {
        csv,
        parquet
    }

    @Override
    public Integer call() {
        List<Path> folders = write(request());
        folders.forEach(folder -> spec.commandLine().getOut().println(folder));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private SampleRequest request() {
        try {
            return new SampleRequest(state, landing, families, years, nights, seed, defects, until);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Path> write(SampleRequest request) {
        try (Progress progress = new Progress("families", families)) {
            if (format == Format.csv) {
                return Sample.writeCsv(request, progress::at);
            }
            try (SparkSession spark = Sessions.open(Sizing.shufflePartitions())) {
                return Sample.writeParquet(spark, request, progress::at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
