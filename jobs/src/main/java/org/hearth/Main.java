package org.hearth;

import java.io.PrintWriter;
import org.apache.spark.sql.AnalysisException;
import org.hearth.night.LockedException;
import org.hearth.text.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command-line program; every exit code of the architecture is decided here. */
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A data warehouse for home-visiting programs.",
        subcommands = {
            DemoCommand.class,
            SampleCommand.class,
            NightlyCommand.class,
            ReportCommand.class,
            ExplainCommand.class,
            SqlCommand.class,
            DictionaryCommand.class,
            WarmUpCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  hearth demo",
            "  hearth nightly --lake lake --landing landing --token-key-file token.key",
            "  hearth report measures --lake lake --state ct --period FFY2026",
            "  hearth explain m03 --lake lake --subject C17 --why-not",
            "  hearth sql --lake lake \"select status, count(*) from gold.measure_case group by status\"",
            "",
            "Exit codes: 0 done, 1 a check failed and yesterday's release stands, 2 bad usage or configuration,",
            "3 another run holds the lake, 4 a bug or the environment."
        })
public final class Main {
    private static final int USAGE = 2;
    private static final int LOCKED = 3;
    private static final int BUG = 4;

    private Main() {}

    public static void main(String[] arguments) {
        ClusterLogs.quiet();
        Stop.watch();
        int code = run(arguments);
        Stop.ended();
        System.exit(code);
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setDefaultValueProvider(new Settings())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> exitCode(failure, command))
                .execute(arguments);
    }

    private static int exitCode(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (Stop.isAsked()) {
            return BUG;
        } else if (failure instanceof UsageException) {
            err.println(failure.getMessage());
            return USAGE;
        } else if (failure instanceof AnalysisException unread) {
            err.println("The lake does not hold what this version of Hearth reads; a night of it adds what an older"
                    + " lake lacks. What Spark says: " + unread.getSimpleMessage());
            return USAGE;
        } else if (failure instanceof LockedException) {
            err.println(failure.getMessage());
            return LOCKED;
        }
        err.println("This is a bug, or the environment failed (disk, memory, permissions). What happened:");
        failure.printStackTrace(err);
        return BUG;
    }
}
