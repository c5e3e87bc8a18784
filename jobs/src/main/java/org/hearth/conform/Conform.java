package org.hearth.conform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.finding.Finding;
import org.hearth.receive.Batch;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.table.Tables;

/** Bronze to silver for one state: generic over entities, driven by {@code schemas/silver}. */
public final class Conform {
    private static final StructType SOUND =
            StructType.fromDDL("state string, source string, entity string, key string, delivered_on date");

    private final Tables tables;
    private final SilverCatalog catalog;
    private final TokenKey tokens;
    private final String state;
    private final Instant knownAt;

    public Conform(Tables tables, SilverCatalog catalog, TokenKey tokens, String state, Instant knownAt) {
        this.tables = tables;
        this.catalog = catalog;
        this.tokens = tokens;
        this.state = state;
        this.knownAt = knownAt;
    }

    /** {@code fates} by batch; {@code changed} are the entities with new versions; {@code sound} records had no problem. */
    public record Conformed(
            Map<String, Fate> fates,
            List<String> changed,
            List<Step> steps,
            Dataset<Row> findings,
            Dataset<Row> sound) {}

    /** What is said of one entity. */
    public record Step(String entity, Fate fate, long written, double seconds) {}

    /**
     * Judges the rows of {@code batches} and those that wait. {@code earlier} are the batches taken in before;
     * {@code isAll} judges everything that was set aside, as when the rules have changed.
     */
    public Conformed run(List<Batch> batches, List<Batch> earlier, boolean isAll) {
        Standing standing = new Standing(tables, state, knownAt);
        Map<String, List<Pointer>> again =
                standing.again(isAll).stream().collect(Collectors.groupingBy(Pointer::entity));
        BronzeRows bronze = BronzeRows.of(tables, batches);
        Night night = new Night(
                bronze,
                new Late(tables, catalog, tokens, batches, earlier),
                again,
                new Parents(tables, catalog, state, bronze),
                isAll);
        List<EntityOutcome> outcomes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (List<TableSchema> level : catalog.levels()) {
            List<Callable<List<EntityOutcome>>> tasks = level.stream()
                    .map(schema -> (Callable<List<EntityOutcome>>) () -> one(night, new SilverTable(schema), steps))
                    .toList();
            Side.bySide(tasks).forEach(outcomes::addAll);
        }
        return settle(standing, night.bronze, outcomes, steps);
    }

    private record Night(
            BronzeRows bronze, Late late, Map<String, List<Pointer>> again, Parents parents, boolean isAll) {}

    private List<EntityOutcome> one(Night night, SilverTable table, List<Step> steps) {
        long start = System.nanoTime();
        List<Pointer> again = night.again.getOrDefault(table.name(), List.of()).stream()
                .filter(pointer -> night.isAll || night.parents.mayHaveCome(pointer))
                .toList();
        List<Pointer> orphaned = new Orphans(tables, table, state).of(night.parents);
        List<EntityConform.Full> fulls = night.late.fulls(table.name(), again);
        boolean isNew = night.bronze.entities().contains(table.name());
        if (!isNew && again.isEmpty() && orphaned.isEmpty() && fulls.isEmpty()) {
            return List.of();
        }
        BronzeRows.Rows rows = night.late.with(table, night.bronze.rows(table.name(), again, orphaned));
        EntityNight entity = new EntityNight(tables, table, tokens, night.parents, state, knownAt);
        EntityOutcome outcome = entity.run(rows, fulls, night.late.listed(table, again));
        night.parents.withdrew(table.name(), outcome.withdrawn());
        double seconds = (System.nanoTime() - start) / 1e9;
        synchronized (steps) {
            steps.add(new Step(table.name(), outcome.total(), outcome.appended(), seconds));
        }
        return List.of(outcome);
    }

    private Conformed settle(Standing standing, BronzeRows bronze, List<EntityOutcome> outcomes, List<Step> steps) {
        Map<String, Fate> fates = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.fates().forEach((batch, fate) -> fates.merge(batch, fate, Fate::plus)));
        Dataset<Row> findings = findings(bronze, outcomes);
        together(bronze, outcomes, EntityOutcome::answers)
                .ifPresent(answers -> standing.update(pointers(bronze, outcomes), answers));
        Dataset<Row> unknown = new UnknownEntities(tables, catalog, state, knownAt).findings(bronze, fates);
        steps.sort(Comparator.comparing(Step::entity));
        List<String> changed = outcomes.stream()
                .filter(outcome -> outcome.appended() > 0)
                .map(EntityOutcome::entity)
                .toList();
        return new Conformed(fates, changed, steps, findings.unionByName(unknown), sound(bronze, outcomes));
    }

    private Dataset<Row> findings(BronzeRows bronze, List<EntityOutcome> outcomes) {
        Dataset<Row> none = tables.spark().createDataFrame(List.of(), Finding.SCHEMA);
        return together(bronze, outcomes, EntityOutcome::findings)
                .map(found -> found.selectExpr("inline(found)"))
                .orElse(none);
    }

    private Dataset<Row> pointers(BronzeRows bronze, List<EntityOutcome> outcomes) {
        return together(bronze, outcomes, EntityOutcome::pointers)
                .orElseGet(() -> tables.spark().createDataFrame(List.of(), Standing.JUDGED));
    }

    private Dataset<Row> sound(BronzeRows bronze, List<EntityOutcome> outcomes) {
        return together(bronze, outcomes, EntityOutcome::sound)
                .orElseGet(() -> tables.spark().createDataFrame(List.of(), SOUND));
    }

    /** The parts of all entities in one table; few rows go over the driver, as a plan of many parts costs more. */
    private Optional<Dataset<Row>> together(
            BronzeRows bronze, List<EntityOutcome> outcomes, Function<EntityOutcome, List<Dataset<Row>>> parts) {
        List<Dataset<Row>> all = outcomes.stream()
                .flatMap(outcome -> parts.apply(outcome).stream())
                .toList();
        if (all.isEmpty() || !bronze.isSmall()) {
            return all.stream().reduce(Dataset::union);
        }
        List<Row> rows =
                all.stream().flatMap(part -> part.collectAsList().stream()).toList();
        return Optional.of(Cut.held(tables.spark(), rows, all.get(0).schema().asNullable()));
    }
}
