package org.hearth.night;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.FactFindings;
import org.hearth.derive.Facts;
import org.hearth.derive.Scope;
import org.hearth.derive.Units;
import org.hearth.form.FormPeriod;
import org.hearth.form.FormRun;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.measure.ReportingPeriod;
import org.hearth.measure.Strata;
import org.hearth.release.Check;
import org.hearth.release.Checks;
import org.hearth.rule.Ledger;
import org.hearth.rule.Reductions;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;
import org.hearth.text.Resources;
import org.jspecify.annotations.Nullable;

/** Derives and decides the families in scope, checks the rows, and appends what changed. */
final class Decision {
    private final Tables tables;
    private final SilverCatalog catalog;
    private final MeasureCatalog measures;
    private final SparkSession views;
    private final StateConfig state;
    private final Map<String, Object> parameters;
    private final LocalDate asOf;
    private boolean isHeld;
    private @Nullable Facts facts;
    private final Map<Versioned, Candidate> candidates = new LinkedHashMap<>();

    Decision(
            Tables tables,
            SilverCatalog catalog,
            MeasureCatalog measures,
            SparkSession views,
            StateConfig state,
            Map<String, Object> parameters,
            LocalDate asOf) {
        this.tables = tables;
        this.catalog = catalog;
        this.measures = measures;
        this.views = views;
        this.state = state;
        this.asOf = asOf;
        this.parameters = parameters;
    }

    /** Rows of one table as they should be, and which of its current rows they stand against. */
    private record Candidate(String layer, Dataset<Row> desired, Narrow narrow) {}

    /** Narrows a table's rows to the families in scope. */
    private interface Narrow {
        Dataset<Row> of(Dataset<Row> rows);
    }

    /** How many rows a table got. */
    record Appended(String table, long rows) {}

    /** Decides; the first list of verdicts that stops the night means that nothing may be appended. */
    List<Check.Verdict> decide(Scope scope, boolean isHeld, List<ReportingPeriod> periods) {
        this.isHeld = isHeld;
        facts = new Facts(tables, catalog, views, state.state(), scope, isHeld);
        Dataset<Row> units = new Units(facts).of();
        add("silver", "family", Cut.of(units, isHeld), scope::nodes);
        Map<String, Dataset<Row>> stored = new Derivation(facts, catalog).deriveAll(readers(scope), parameters);
        for (Derivation.Derived derived : Derivation.order()) {
            if (derived.stored() != null) {
                add(derived.stored(), derived.name(), rows(stored, derived), scope::families);
            }
        }
        List<Dataset<Row>> cases = Side.bySide(List.of(() -> decideMeasures(periods), () -> new FormRun(views)
                .cases(FormPeriod.at(asOf), parameters, isHeld)));
        add("gold", "form_case", cases.get(1), scope::families);
        add("gold", "measure_case", cases.get(0), scope::families);
        new RuleRun(views, parameters, isHeld)
                .of(Rule.cases())
                .forEach((rule, rows) -> add("gold", rule, rows, scope::families));
        List<Dataset<Row>> after =
                Side.bySide(List.of(() -> Strata.of(views, parameters, isHeld), () -> Cut.of(clock(), isHeld)));
        add("gold", "participant_stratum", after.get(0), scope::families);
        add("silver", "family_clock", after.get(1), scope::families);
        return Checks.run(views, Checks.Moment.candidates);
    }

    /** The texts that are read tonight; a run over all families also serves the series. */
    private List<String> readers(Scope scope) {
        return Stream.of(
                        measures.measures().stream().map(Measure::sql),
                        Strata.texts().stream(),
                        FormRun.texts().stream(),
                        FactFindings.texts().stream(),
                        (scope.isAll() ? Rule.all() : Rule.cases()).stream().map(Rule::sql),
                        scope.isAll() ? Ledger.texts().stream() : Stream.<String>of(),
                        scope.isAll() ? Reductions.texts().stream() : Stream.<String>of())
                .flatMap(texts -> texts)
                .toList();
    }

    private Dataset<Row> decideMeasures(List<ReportingPeriod> periods) {
        Dataset<Row> cases = new MeasureRun(views, measures).cases(periods, parameters, isHeld);
        cases.createOrReplaceTempView("case_or_pending");
        Dataset<Row> decided = cases.where("status <> 'pending'");
        decided.createOrReplaceTempView("decided_case");
        return decided;
    }

    private static Dataset<Row> rows(Map<String, Dataset<Row>> stored, Derivation.Derived derived) {
        Dataset<Row> rows = stored.get(derived.name());
        if (rows == null) {
            throw new IllegalStateException("Not derived: " + derived.name());
        }
        return rows;
    }

    private Dataset<Row> clock() {
        return Cut.asked(views, Resources.text("sql/results/family_clock.sql"), parameters);
    }

    private void add(String layer, String table, Dataset<Row> desired, Narrow narrow) {
        candidates.put(new Versioned(TableSchema.ofVersioned(layer, table)), new Candidate(layer, desired, narrow));
    }

    /** What is told of the facts that were decided. */
    Dataset<Row> findings(Instant knownAt) {
        return FactFindings.of(Objects.requireNonNull(facts), parameters, knownAt);
    }

    /** Appends what differs, one commit a table, side by side. */
    List<Appended> append(Instant knownAt) {
        List<Callable<Appended>> tasks = new ArrayList<>();
        candidates.forEach((table, candidate) -> tasks.add(() -> append(table, candidate, knownAt)));
        return Side.bySide(tasks);
    }

    /** Rows of a family lie together, so that a night reads few pages. */
    private static String sort(Versioned table) {
        return List.of(table.structType().fieldNames()).contains("family_id") ? "family_id" : "node_id";
    }

    private Appended append(Versioned table, Candidate candidate, Instant knownAt) {
        Tables here = new Tables(views, tables.lake());
        Dataset<Row> versions = table.versions(here, candidate.layer, state.state());
        Dataset<Row> current = Cut.of(table.current(candidate.narrow.of(versions)), isHeld);
        Dataset<Row> desired = candidate.desired.selectExpr("'" + state.state() + "' as state", "*");
        Dataset<Row> changes = Cut.of(table.changes(desired, current, asOf, knownAt), isHeld);
        long rows = changes.count();
        if (rows > 0) {
            here.append(
                    candidate.layer,
                    table.name(),
                    isHeld ? changes.coalesce(1) : changes.sortWithinPartitions(sort(table)));
        }
        return new Appended(table.name(), rows);
    }
}
