package org.hearth.night;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.measure.MeasureCatalog;
import org.hearth.receive.Landing;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Reads;
import org.hearth.table.Current;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;

/** The nightly run: every state named, one after the other, one release each. */
public final class Nightly {
    private final SparkSession spark;
    private final InstantSource clock;
    private final String codeVersion;

    public Nightly(SparkSession spark, InstantSource clock, String codeVersion) {
        this.spark = spark;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    /** Bad usage, a held lock and bugs are thrown; what the data does is in the outcomes. */
    public List<Outcome> run(NightlyRequest request) {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        Landing landing = Landing.open(request.landing(), hadoop);
        List<String> states = request.states().isEmpty() ? landing.states() : request.states();
        if (states.isEmpty()) {
            throw new UsageException(
                    "The landing " + request.landing() + " holds no state. Put folders there, or try: hearth sample");
        }
        List<String> strange = request.states().isEmpty() ? strange(states) : List.of();
        MeasureCatalog measures = MeasureCatalog.load();
        List<Plan> plans = states.stream()
                .filter(state -> !strange.contains(state))
                .map(state -> plan(state, measures, request))
                .toList();
        Lake lake = Lake.at(request.lake(), hadoop);
        return Lock.holding(lake, clock.instant(), () -> {
            KeyCheck.require(lake, request.tokenKey());
            SchemaCheck.require(spark, lake);
            List<Outcome> outcomes = new ArrayList<>();
            for (Plan plan : plans) {
                outcomes.add(night(new Tables(spark, lake), measures, request, plan, landing));
            }
            strange.forEach(state -> outcomes.add(Outcome.ofUnknown(state)));
            return outcomes;
        });
    }

    /** Folders of no state keep no other from its night; a landing of nothing else is bad usage. */
    private static List<String> strange(List<String> states) {
        List<String> strange =
                states.stream().filter(state -> !StateConfig.isKnown(state)).toList();
        return strange.size() == states.size() ? List.of() : strange;
    }

    private record Plan(StateConfig state, Options options) {}

    /** Options are read before anything is touched, so that a wrong one changes nothing. */
    private static Plan plan(String state, MeasureCatalog measures, NightlyRequest request) {
        StateConfig config = StateConfig.load(state);
        return new Plan(config, Options.inForce(config, measures.optionRules(), request.options()));
    }

    private Outcome night(Tables tables, MeasureCatalog measures, NightlyRequest request, Plan plan, Landing landing) {
        Releases releases = new Releases(tables);
        long releaseId = releases.nextId();
        Reads reads = Reads.in(spark);
        try {
            Context context = new Context(
                    tables,
                    SilverCatalog.load(),
                    measures,
                    request,
                    plan.state(),
                    plan.options(),
                    knownAt(releases),
                    codeVersion,
                    releaseId,
                    new StepLog(releaseId, plan.state().state()),
                    reads);
            return new StateNight(context, clock, landing).run();
        } finally {
            reads.stop(spark);
            spark.catalog().clearCache();
        }
    }

    /** Later than every release before it, whatever the clock says, by more than {@link Current#knownAfter} needs. */
    private Instant knownAt(Releases releases) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant last = releases.all().stream()
                .map(Release::knownAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Instant next = last.plusMillis(2);
        return now.isAfter(next) ? now : next;
    }
}
