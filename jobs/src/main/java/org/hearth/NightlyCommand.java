package org.hearth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.TokenKey;
import org.hearth.measure.ReportingPeriod;
import org.hearth.night.Nightly;
import org.hearth.night.NightlyRequest;
import org.hearth.night.Outcome;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.hearth.spark.Sessions;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Takes in every ready folder and publishes one release a state.",
        footer = {
            "",
            "Examples:",
            "  hearth nightly --lake lake --landing landing --token-key-file token.key",
            "  hearth nightly --lake lake --landing landing --state ct --as-of 2026-09-30 --period FFY2026",
            "  hearth nightly --lake whatif --landing landing --option m03.prenatal_screen_counts=true"
        })
final class NightlyCommand implements Callable<Integer> {
    @Option(names = "--lake", required = true, paramLabel = "DIR", description = "Where the Delta tables are.")
    String lake = "";

    @Option(names = "--landing", required = true, paramLabel = "DIR", description = "Where states put their extracts.")
    String landing = "";

    @Option(names = "--state", split = ",", description = "ct, ut; all in the landing when left out. Repeatable.")
    List<String> states = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Day to decide for; the latest extract date when left out.")
    @Nullable
    LocalDate asOf;

    @Option(
            names = "--period",
            split = ",",
            paramLabel = "ID",
            description = "FFY2026, FFY2026Q2, SFY2026Q1, CY2026Q1, 2026-05, 2026-01-01_2026-03-31; the current and the"
                    + " previous federal year when left out. Repeatable.")
    List<String> periods = new ArrayList<>();

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "Overrides an option of the state. Repeatable.")
    Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--token-key-file",
            paramLabel = "FILE",
            description = "File with the token key, 64 hex digits; or HEARTH_TOKEN_KEY in the environment.")
    @Nullable
    Path tokenKeyFile;

    @Option(names = "--rebuild", description = "Decides every family again.")
    boolean isRebuild;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        periods.forEach(ReportingPeriod::parse);
        NightlyRequest request =
                new NightlyRequest(lake, landing, states, asOf, periods, options, tokenKey(tokenKeyFile), isRebuild);
        try (SparkSession spark = Sessions.open(Sizing.shufflePartitions())) {
            List<Outcome> outcomes = new Nightly(spark, InstantSource.system(), Version.current()).run(request);
            print(new RowPrinter(spec.commandLine().getOut()), outcomes);
            return outcomes.stream().anyMatch(outcome -> outcome.kind() == Outcome.Kind.failed) ? 1 : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The key of the file, else of the environment; without one nothing is read. */
    static TokenKey tokenKey(@Nullable Path file) {
        String environment = System.getenv("HEARTH_TOKEN_KEY");
        if (file == null && (environment == null || environment.isBlank())) {
            throw new UsageException("A token key is needed, so that no name enters the lake. Set HEARTH_TOKEN_KEY or"
                    + " --token-key-file; make a key with: openssl rand -hex 32");
        }
        if (file == null) {
            return TokenKey.parse(environment);
        }
        try {
            return TokenKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("Cannot read the token key file " + file + ".", e);
        }
    }

    static void print(RowPrinter printer, List<Outcome> outcomes) {
        List<String> header = List.of(
                "state",
                "result",
                "release",
                "as_of",
                "folders",
                "refused",
                "accepted",
                "quarantined",
                "ignored",
                "new_findings",
                "case_changes",
                "message");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        outcomes.forEach(outcome -> rows.add(row(outcome)));
        printer.print(Printed.table, header, rows);
    }

    private static List<@Nullable Object> row(Outcome outcome) {
        return Arrays.asList(
                outcome.state(),
                outcome.kind(),
                outcome.release() == null ? null : outcome.release().releaseId(),
                outcome.release() == null ? null : outcome.release().asOf(),
                outcome.folders(),
                outcome.refused().size(),
                outcome.rows().accepted(),
                outcome.rows().quarantined(),
                outcome.rows().ignored(),
                outcome.findings(),
                outcome.caseChanges(),
                outcome.message());
    }
}
