package org.hearth;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.explain.Explain;
import org.hearth.explain.Question;
import org.hearth.explain.Stratum;
import org.hearth.explain.TableQuestion;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.ReportingPeriod;
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
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says who is in a number and why.",
            "Without --subject: the counts of a cell by clause, and its subjects. With --subject: the clause that"
                    + " decided, the days, and every fact with the line of the file it came from."
        },
        footer = {
            "",
            "Examples:",
            "  hearth explain m03 --lake lake",
            "  hearth explain m03 --lake lake --period FFY2026 --program P12 --stratum race=BLACK --status not_met",
            "  hearth explain m03 --lake lake --subject C17 --why-not",
            "  hearth explain m13 --lake lake --subject V204 --format json",
            "  hearth explain rc3 --lake lake --period SFY2026H1 --program P12",
            "  hearth explain rc4 --lake lake --subject E17 --why-not",
            "  hearth explain eligibility --lake lake --subject E17",
            "  hearth explain caseload_month --lake lake --program P12 --period 2026-03",
            "  hearth explain compliance --lake lake --where rule_id=UT-066 --where result=fail"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MEASURE",
            description = "m01 to m19, o1, o2, an outcome, rc1 to rc4, or a table of the state rules, as eligibility.")
    String measure = "";

    @Option(names = "--lake", required = true, paramLabel = "DIR", description = "Where the Delta tables are.")
    String lake = "";

    @Option(names = "--state", split = ",", description = "ct, ut; may be left out when the lake holds one state.")
    List<String> states = new ArrayList<>();

    @Option(names = "--period", split = ",", paramLabel = "ID", description = "The latest kept when left out.")
    List<String> periods = new ArrayList<>();

    @Option(names = "--program", paramLabel = "P", description = "Only cases that count for this program.")
    @Nullable
    String program;

    @Option(names = "--contract", paramLabel = "K", description = "Only cases that count for this contract.")
    @Nullable
    String contract;

    @Option(names = "--model", paramLabel = "M", description = "Only cases that count for this model.")
    @Nullable
    String model;

    @Option(names = "--stratum", paramLabel = "DIM=CODE", description = "Only cases of this group, as race=BLACK.")
    @Nullable
    String stratum;

    @Option(
            names = "--status",
            description = "Lists only subjects that are met, not_met, missing or excluded; of outcomes achieved,"
                    + " not_achieved, pending, undetermined or excluded.")
    Question.@Nullable Status status;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "One caregiver, child or visit; of an outcome a caregiver or enrollment; of a table any id.")
    @Nullable
    String subject;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "Of a table: only rows with this value; may be given several times.")
    Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--why-not",
            description = "With --subject: the nearest change of its facts that changes the answer.")
    boolean isWhyNot;

    @Option(names = "--format", description = "text or json; text when left out.", defaultValue = "text")
    Question.Format format = Question.Format.text;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Subjects to list, 20 when left out.",
            defaultValue = "20")
    int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        Answered asked = Explain.tables().contains(measure) ? ofTable() : ofMeasure();
        try (SparkSession spark = Sessions.open(1)) {
            Sessions.fit(spark, true);
            asked.print(
                    spark,
                    Lake.at(lake, spark.sparkContext().hadoopConfiguration()),
                    spec.commandLine().getOut());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what was asked, whose words were looked at before a session was opened. */
    private interface Answered {
        void print(SparkSession spark, Lake lake, PrintWriter out);
    }

    private Answered ofMeasure() {
        boolean isOutcome = Explain.isOutcome(measure);
        if (status != null && !status.fits(isOutcome)) {
            throw new UsageException(measure + " has no cases that are " + status + ".");
        } else if (!where.isEmpty()) {
            throw new UsageException("--where is for tables of the state rules, and " + measure + " is none. These are "
                    + String.join(", ", Explain.tables()) + ".");
        }
        @Nullable Measure asked = isOutcome ? null : MeasureCatalog.load(measure);
        Question question = question();
        return asked == null
                ? (spark, tables, out) -> Explain.printOutcome(spark, tables, question, format, out)
                : (spark, tables, out) -> new Explain(spark, tables, asked).print(question, format, out);
    }

    private Answered ofTable() {
        if (status != null || stratum != null || isWhyNot) {
            throw new UsageException("--status, --stratum and --why-not are for measures and outcomes; of " + measure
                    + " use --where COLUMN=VALUE.");
        } else if (periods.size() > 1) {
            throw new UsageException("Name one period of " + measure + ".");
        }
        requireLimit();
        TableQuestion question = new TableQuestion(
                measure, states, periods.isEmpty() ? null : periods.get(0), scope(), subject, where, limit);
        return (spark, tables, out) -> Explain.printTable(spark, tables, question, format, out);
    }

    private void requireLimit() {
        if (limit < 1) {
            throw new UsageException("--limit takes 1 or more, not " + limit + ".");
        }
    }

    private Question question() {
        periods.forEach(ReportingPeriod::parse);
        requireLimit();
        if (subject != null && (program != null || contract != null || model != null || stratum != null)) {
            throw new UsageException(
                    "--subject names one subject: leave the program, contract, model and stratum out.");
        } else if (subject == null && isWhyNot) {
            throw new UsageException("--why-not is about one subject: name it with --subject.");
        }
        return new Question(
                measure,
                states,
                periods,
                scope(),
                stratum == null ? null : Stratum.parse(stratum),
                status,
                subject,
                isWhyNot,
                limit);
    }

    private Question.@Nullable Scope scope() {
        List<Question.Scope> scopes = Stream.of(
                        scope("program", program), scope("contract", contract), scope("model", model))
                .filter(Objects::nonNull)
                .toList();
        if (scopes.size() > 1) {
            throw new UsageException("Choose one of --program, --contract and --model.");
        }
        return scopes.isEmpty() ? null : scopes.get(0);
    }

    private static Question.@Nullable Scope scope(String type, @Nullable String id) {
        return id == null ? null : new Question.Scope(type, id);
    }
}
