package org.hearth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.ReportingPeriod;
import org.hearth.measure.Stratifier;
import org.hearth.report.MeasureTable;
import org.hearth.report.Printed;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Prints what a release says.",
        subcommands = {
            ReportCommand.MeasuresCommand.class,
            FormCommand.OfForm1.class,
            FormCommand.OfForm2.class,
            FormCommand.OfForm4.class,
            FormCommand.OfImprovement.class,
            FormCommand.OfRateCard.class,
            FormCommand.OfRateCardBilling.class
        })
final class ReportCommand {

    @Command(
            name = "measures",
            mixinStandardHelpOptions = true,
            description = "Numerator, denominator, missing, value and interval of every measure.",
            footer = {
                "",
                "Examples:",
                "  hearth report measures --lake lake",
                "  hearth report measures --lake lake --state ct --period FFY2026 --scope program --format csv",
                "  hearth report measures --lake lake --period FFY2026 --by race_income"
            })
    static final class MeasuresCommand implements Callable<Integer> {
        @Option(names = "--lake", required = true, paramLabel = "DIR", description = "Where the Delta tables are.")
        String lake = "";

        @Option(names = "--state", split = ",", description = "ct, ut; every state when left out.")
        List<String> states = new ArrayList<>();

        @Option(names = "--period", split = ",", paramLabel = "ID", description = "Every period kept when left out.")
        List<String> periods = new ArrayList<>();

        @Option(
                names = "--scope",
                description = "state, contract, program, model or region; state when left out.",
                defaultValue = "state")
        MeasureTable.Scope scope = MeasureTable.Scope.state;

        @Option(
                names = "--by",
                paramLabel = "STRATIFIER",
                description = "Divides by ${COMPLETION-CANDIDATES}; all, which divides by nothing, when left out.",
                defaultValue = "all")
        Stratifier by = Stratifier.all;

        @Option(names = "--format", description = "table, csv or json; table when left out.", defaultValue = "table")
        Printed format = Printed.table;

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        @Override
        public Integer call() {
            periods.forEach(ReportingPeriod::parse);
            try (SparkSession spark = Sessions.open(Sizing.shufflePartitions())) {
                Lake tables = Lake.at(lake, spark.sparkContext().hadoopConfiguration());
                MeasureTable table = new MeasureTable(spark, tables, states, periods, scope, by);
                table.print(format, spec.commandLine().getOut());
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
