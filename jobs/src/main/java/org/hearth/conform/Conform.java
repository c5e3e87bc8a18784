package org.hearth.conform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.finding.Finding;
import org.hearth.receive.Batch;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Side;
import org.hearth.table.Tables;

/** Bronze to silver for one state: generic over entities, driven by {@code schemas/silver}. */
public final class Conform {
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

    /** {@code fates} by batch; {@code changed} are the entities with new versions. */
    public record Conformed(Map<String, Fate> fates, List<String> changed, List<Step> steps, Dataset<Row> findings) {}

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
        Night night = new Night(
                BronzeRows.of(tables, batches),
                new Late(tables, catalog, tokens, batches, earlier),
                again,
                new Parents(tables, catalog, state),
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
        List<EntityConform.Full> fulls = night.late.fulls(table.name());
        boolean isNew = night.bronze.entities().contains(table.name());
        if (!isNew && again.isEmpty() && orphaned.isEmpty() && fulls.isEmpty()) {
            return List.of();
        }
        BronzeRows.Rows rows = night.late.with(table, night.bronze.rows(table.name(), again, orphaned));
        EntityNight entity = new EntityNight(tables, table, tokens, night.parents, state, knownAt);
        EntityOutcome outcome = entity.run(rows, fulls, night.late.listed(table));
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
        Dataset<Row> findings = tables.spark().createDataFrame(List.of(), Finding.SCHEMA);
        if (!outcomes.isEmpty()) {
            findings = all(outcomes.stream().map(EntityOutcome::findings).toList());
            standing.update(all(outcomes.stream().map(EntityOutcome::pointers).toList()));
        }
        Dataset<Row> unknown = new UnknownEntities(tables, catalog, state, knownAt).findings(bronze, fates);
        steps.sort(Comparator.comparing(Step::entity));
        List<String> changed = outcomes.stream()
                .filter(outcome -> outcome.appended() > 0)
                .map(EntityOutcome::entity)
                .toList();
        return new Conformed(fates, changed, steps, findings.unionByName(unknown));
    }

    private static Dataset<Row> all(List<Dataset<Row>> parts) {
        return parts.stream().reduce(Dataset::unionByName).orElseThrow();
    }
}
