package org.hearth.night;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.Scope;
import org.hearth.form.FormPeriod;
import org.hearth.form.FormRun;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.measure.ReportingPeriod;
import org.hearth.measure.Results;
import org.hearth.measure.Strata;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Sessions;
import org.hearth.table.Lake;
import org.hearth.table.Tables;

/** Times the deciding and counting of a lake's state on Spark, run by hand as docs/performance.md says. */
public final class MeasureBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int CORES = 2;

    private final MeasureCatalog measures = MeasureCatalog.load();
    private final SilverCatalog catalog = SilverCatalog.load();
    private final Tables tables;
    private final Release release;
    private final Map<String, Object> options;
    private final Map<String, Object> parameters;

    private MeasureBenchmark(Tables tables, String state) {
        this.tables = tables;
        this.release = new Releases(tables).current(state).orElseThrow();
        Options decided = Options.decided(release.options());
        this.options = decided.values();
        this.parameters = decided.parameters(StateConfig.load(state), release.asOf());
    }

    /** Arguments: the lake, the state, how many runs. */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = Sessions.open(CORES)) {
            Lake lake = Lake.at(arguments[0], spark.sparkContext().hadoopConfiguration());
            MeasureBenchmark benchmark = new MeasureBenchmark(new Tables(spark, lake), arguments[1]);
            System.out.println("run     step         wall s   CPU s");
            for (int run = 1; run <= Integer.parseInt(arguments[2]); run++) {
                benchmark.new Run(run, Sessions.child(spark)).all();
                // What a run held is given back before the next one is timed.
                System.gc();
            }
        }
    }

    private final class Run {
        private final int number;
        private final SparkSession views;
        private final Derivation derivation;

        private Run(int number, SparkSession views) {
            this.number = number;
            this.views = views;
            Sessions.fitHeld(views, false);
            Facts facts = new Facts(tables, catalog, views, release.state(), Scope.all(), false);
            this.derivation = new Derivation(facts, catalog);
        }

        private void all() {
            timed("read", () -> read());
            timed("federal", () -> {
                timed("derive", () -> derivation.derive(Derivation.order(), parameters));
                Dataset<Row> cases = timed("measures", () -> cases());
                Dataset<Row> strata = timed("strata", () -> Strata.of(views, parameters, false));
                timed("counts", () -> results().of(cases, strata, release.state(), release.releaseId()));
                Dataset<Row> cells = timed("forms", () -> forms().cases(periods(), parameters, false));
                return timed("form counts", () -> counted(cells));
            });
            timed("case rules", () -> rules(Rule.cases()));
            timed("series", () -> rules(Rule.series()));
        }

        private boolean read() {
            List<String> readers = Stream.of(
                            measures.measures().stream().map(Measure::sql),
                            Strata.texts().stream(),
                            FormRun.texts().stream(),
                            Rule.all().stream().map(Rule::sql))
                    .flatMap(texts -> texts)
                    .toList();
            derivation.register(readers, Derivation.order());
            return true;
        }

        private Dataset<Row> cases() {
            List<ReportingPeriod> periods =
                    release.periods().stream().map(ReportingPeriod::parse).toList();
            Dataset<Row> decided = new MeasureRun(views, measures)
                    .cases(periods, parameters, false)
                    .where("status <> 'pending'");
            decided.createOrReplaceTempView("decided_case");
            return decided.drop("evidence");
        }

        private Results results() {
            return new Results(views, measures, options);
        }

        private FormRun forms() {
            return new FormRun(views);
        }

        private int rules(List<Rule> rules) {
            return new RuleRun(views, parameters, false).of(rules).size();
        }

        private List<FormPeriod> periods() {
            return FormPeriod.at(release.asOf());
        }

        private long counted(Dataset<Row> cells) {
            return forms().count(cells, parameters, release.releaseId()).values().stream()
                    .mapToLong(rows -> rows.get().collectAsList().size())
                    .sum();
        }

        private <T> T timed(String step, Supplier<T> work) {
            long wall = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            T result = work.get();
            System.out.printf(
                    "%-7d %-12s %6.2f %7.2f%n",
                    number, step, (System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
            return result;
        }
    }
}
