package org.hearth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hearth.form.Document;
import org.hearth.form.Form1;
import org.hearth.form.Form2;
import org.hearth.form.Form4;
import org.hearth.form.FormLake;
import org.hearth.form.FormRequest;
import org.hearth.form.Format;
import org.hearth.form.Improvement;
import org.hearth.form.RateCard;
import org.hearth.form.RateCardBilling;
import org.hearth.form.Scope;
import org.hearth.measure.ReportingPeriod;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A federal form of a release, as a page, a print, a workbook or data. */
abstract class FormCommand implements Callable<Integer> {
    @Option(names = "--lake", required = true, paramLabel = "DIR", description = "Where the Delta tables are.")
    String lake = "";

    @Option(names = "--state", required = true, description = "ct or ut.")
    String state = "";

    @Option(names = "--period", required = true, paramLabel = "ID", description = "For example FFY2026.")
    String period = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "From the last release as of this day or before; the current one when left out.")
    @Nullable
    LocalDate asOf;

    @ArgGroup
    @Nullable
    Whom whom;

    @Option(
            names = "--format",
            description = "html, pdf, xlsx, csv or json; html when left out.",
            defaultValue = "html")
    Format format = Format.html;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; standard output when left out.")
    @Nullable
    Path out;

    /** Whom the form is about. */
    static final class Whom {
        @Option(names = "--program", paramLabel = "ID", description = "One program.")
        @Nullable
        String program;

        @Option(names = "--contract", paramLabel = "ID", description = "All programs of one contract.")
        @Nullable
        String contract;

        @Option(names = "--combined", description = "The whole state, which is also the default.")
        boolean isCombined;
    }

    /** The form's content. */
    abstract Document document(FormLake lake);

    @Override
    public final Integer call() {
        if (format.isBinary() && out == null) {
            throw new UsageException("A " + format + " is no text for a terminal. Say where to write it: --out FILE");
        }
        FormRequest request = new FormRequest(state, ReportingPeriod.parse(period), asOf, scope());
        try (SparkSession spark = Sessions.open(Sizing.shufflePartitions())) {
            Sessions.fit(spark, true);
            Lake tables = Lake.at(lake, spark.sparkContext().hadoopConfiguration());
            Document document = document(new FormLake(spark, tables, request));
            if (out == null) {
                format.write(document, System.out);
                System.out.flush();
            } else {
                write(document, out);
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Document document, Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            format.write(document, stream);
        }
    }

    private Scope scope() {
        if (whom != null && whom.program != null) {
            return new Scope(Scope.Type.program, whom.program);
        } else if (whom != null && whom.contract != null) {
            return new Scope(Scope.Type.contract, whom.contract);
        }
        return new Scope(Scope.Type.state, state);
    }

    @Command(
            name = "form1",
            mixinStandardHelpOptions = true,
            description = "Form 1: who was served, and with what.",
            footer = {
                "",
                "Examples:",
                "  hearth report form1 --lake lake --state ct --period FFY2026 --out form1.html",
                "  hearth report form1 --lake lake --state ct --period FFY2026 --contract K1 --format xlsx --out form1.xlsx"
            })
    static final class OfForm1 extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return Form1.of(lake);
        }
    }

    @Command(
            name = "form2",
            mixinStandardHelpOptions = true,
            description = "Form 2: the performance measures by benchmark area.",
            footer = {
                "",
                "Examples:",
                "  hearth report form2 --lake lake --state ct --period FFY2026 --out form2.html",
                "  hearth report form2 --lake lake --state ct --period FFY2026 --program P1 --format pdf --out form2.pdf"
            })
    static final class OfForm2 extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return Form2.of(lake);
        }
    }

    @Command(
            name = "form4",
            mixinStandardHelpOptions = true,
            description = "Form 4: households, capacity, engagement and staff of a quarter.",
            footer = {
                "",
                "Example:",
                "  hearth report form4 --lake lake --state ct --period CY2026Q1 --format pdf --out form4.pdf"
            })
    static final class OfForm4 extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return Form4.of(lake);
        }
    }

    @Command(
            name = "improvement",
            mixinStandardHelpOptions = true,
            description = "The demonstration of improvement: measures against the years before, by benchmark area.",
            footer = {
                "",
                "The years before must be kept in the release; one is added with: hearth nightly --period FFY2024",
                "",
                "Example:",
                "  hearth report improvement --lake lake --state ct --period FFY2026 --out improvement.html"
            })
    static final class OfImprovement extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return Improvement.of(lake);
        }
    }

    @Command(
            name = "rate-card",
            mixinStandardHelpOptions = true,
            description = "The outcomes rate card: achieved of eligible, by the groups of the families served.",
            footer = {
                "",
                "Examples:",
                "  hearth report rate-card --lake lake --state ct --period SFY2026H1 --out rate-card.html",
                "  hearth report rate-card --lake lake --state ct --period SFY2026Q3 --program P1 --format pdf --out p1.pdf"
            })
    static final class OfRateCard extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return RateCard.of(lake);
        }
    }

    @Command(
            name = "rate-card-billing",
            mixinStandardHelpOptions = true,
            description = "What a half-year's run pays for outcomes, and every line of the ledger behind it.",
            footer = {
                "",
                "Examples:",
                "  hearth report rate-card-billing --lake lake --state ct --period SFY2026H1 --out billing.html",
                "  hearth report rate-card-billing --lake lake --state ct --period SFY2026H1 --contract K1 --format xlsx"
                        + " --out k1.xlsx"
            })
    static final class OfRateCardBilling extends FormCommand {
        @Override
        Document document(FormLake lake) {
            return RateCardBilling.of(lake);
        }
    }
}
