package org.hearth.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.SilverTable;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Silver's current rows of the families in scope, as views by the entity's name. A fact dated after its extract,
 * before its person's birth or after its death is left out (R60, R89).
 */
public final class Facts {
    private static final String VERSION = "_version";
    private static final String DEATH = "death";
    private static final List<String> PEOPLE = List.of("enrollment", "caregiver", "child", DEATH);

    private final Tables tables;
    private final SilverCatalog catalog;
    private final SparkSession views;
    private final String state;

    private final Scope scope;
    private final boolean isHeld;
    private final Set<String> registered = new HashSet<>();
    private @Nullable Delivered delivered;
    private final List<LeftOut> leftOut = new ArrayList<>();

    public Facts(Tables tables, SilverCatalog catalog, SparkSession views, String state, Scope scope, boolean isHeld) {
        this.tables = tables;
        this.catalog = catalog;
        this.views = views;
        this.state = state;
        this.scope = scope;
        this.isHeld = isHeld;
    }

    /** These facts as they stood when {@code day} had been delivered; nothing must be registered yet. */
    public Facts deliveredBy(LocalDate day) {
        delivered = new Delivered(new Tables(views, tables.lake()), catalog, state, day);
        return this;
    }

    /** Rows of one entity that no rule sees, with {@code fault} saying why. */
    record LeftOut(TableSchema schema, Dataset<Row> rows) {}

    /** Whether the rows in scope are few enough to be held on the driver, where what follows costs no job. */
    boolean isHeld() {
        return isHeld;
    }

    SparkSession views() {
        return views;
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Registers the views of {@code entities}, and those that they need themselves, each once. */
    void register(List<String> entities) {
        if (registered.isEmpty()) {
            Side.bySide(PEOPLE.stream()
                    .map(entity -> Executors.callable(() -> register(entity, EpisodeScope.of(null))))
                    .toList());
            Cut.sql(views, LIFE, Map.of(), isHeld).createOrReplaceTempView("person_life");
            registerUsable(catalog.table(DEATH), views.table(DEATH));
        }
        EpisodeScope episodes = EpisodeScope.of(
                scope.isAll()
                        ? null
                        : views.table("enrollment").select(col("episode_id").as("id")));
        List<Callable<Boolean>> others = new ArrayList<>();
        entities.stream()
                .filter(entity -> !registered.contains(entity))
                .forEach(entity -> others.add(() -> {
                    registerUsable(entity, episodes);
                    return true;
                }));
        Side.bySide(others);
        registered.addAll(PEOPLE);
        registered.addAll(entities);
    }

    private void register(String entity, EpisodeScope episodes) {
        Cut.of(scoped(entity, episodes), isHeld).createOrReplaceTempView(entity);
    }

    /** The entity that a view is of; {@code pregnancy_version} holds every version of {@code pregnancy}. */
    static String entity(String view) {
        return view.endsWith(VERSION) ? view.substring(0, view.length() - VERSION.length()) : view;
    }

    private void registerUsable(String entity, EpisodeScope episodes) {
        if (entity.endsWith(VERSION)) {
            TableSchema versioned = catalog.table(entity(entity));
            Cut.of(history(versioned, known(versioned), episodes), isHeld).createOrReplaceTempView(entity);
            return;
        }
        TableSchema schema = catalog.table(entity);
        if (schema.event() == null) {
            register(entity, episodes);
            return;
        }
        registerUsable(schema, scoped(entity, episodes));
    }

    private void registerUsable(TableSchema schema, Dataset<Row> current) {
        Dataset<Row> rows = Cut.of(marked(schema, current), isHeld);
        Dataset<Row> usable = rows.where("fault is null").drop("fault");
        (isHeld ? Cut.of(usable, true) : usable).createOrReplaceTempView(schema.table());
        synchronized (leftOut) {
            leftOut.add(new LeftOut(schema, rows.where("fault in ('before_birth', 'after_death')")));
        }
    }

    /** Two sources may know the same person; a death that is no usable fact ends no life. */
    private static final String LIFE = "select member_id, min(born_on) as born_on, min(died_on) as died_on from ("
            + "select caregiver_id as member_id, dob as born_on, deceased_date as died_on from caregiver"
            + " union all select child.child_id, child.dob, least(child.death_date, death.death_date)"
            + " from child left join death on death.child_id = child.child_id and death.death_date >= child.dob"
            + " and not death." + SilverTable.AFTER_EXTRACT + ") group by member_id";

    private Dataset<Row> scoped(String entity, EpisodeScope episodes) {
        TableSchema schema = catalog.table(entity);
        List<String> key = new SilverTable(schema).identity();
        Dataset<Row> known = known(schema);
        Dataset<Row> versions = tables.isFew("silver", entity) ? known : versions(schema, known, episodes);
        Dataset<Row> current = delivered == null ? Current.of(versions, key) : delivered.current(schema, versions);
        return isWhole(schema) ? current : narrowed(schema, current, episodes);
    }

    /** Every version of the records that any version puts in scope. */
    private Dataset<Row> history(TableSchema schema, Dataset<Row> known, EpisodeScope episodes) {
        SilverTable table = new SilverTable(schema);
        return isWhole(schema) ? known : table.among(known, table.identities(narrowed(schema, known, episodes)));
    }

    /** A later version may name another family, or nobody when it withdraws the key: it must be seen to count. */
    private Dataset<Row> versions(TableSchema schema, Dataset<Row> known, EpisodeScope episodes) {
        return scope.isFew() && delivered == null && !isWhole(schema)
                ? withLater(
                        new SilverTable(schema),
                        known,
                        narrowed(schema, known, episodes).collectAsList())
                : history(schema, known, episodes);
    }

    /** What supersedes a row was known after it: the files of the first night are not read a second time. */
    private Dataset<Row> withLater(SilverTable table, Dataset<Row> known, List<Row> named) {
        Dataset<Row> held = Cut.held(views, named, known.schema());
        Instant first = named.stream()
                .map(row -> row.<Instant>getAs("known_from"))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (first == null) {
            return held;
        }
        // A night's moment is a whole millisecond; an earlier state that it learned of is known a little before.
        boolean isNight = first.equals(first.truncatedTo(ChronoUnit.MILLIS));
        Column later = isNight ? Current.knownAfter(first) : col("known_from").gt(lit(first));
        return held.where(col("known_from").equalTo(lit(first)))
                .unionByName(table.among(known.where(later), table.identities(held)));
    }

    private Dataset<Row> known(TableSchema schema) {
        Dataset<Row> rows = new Tables(views, tables.lake())
                .read("silver", schema.table(), new SilverTable(schema).structType())
                .where(col("state").equalTo(state));
        return delivered == null ? rows : delivered.known(rows);
    }

    private boolean isWhole(TableSchema schema) {
        return scope.isAll() || schema.familyPath().isEmpty();
    }

    private Dataset<Row> narrowed(TableSchema schema, Dataset<Row> rows, EpisodeScope episodes) {
        Map.Entry<TableSchema.FamilyPath, String> path = schema.familyPath().orElse(null);
        if (path == null) {
            return rows;
        }
        return switch (path.getKey()) {
            case person -> scope.persons(rows, path.getValue());
            case subject -> scope.nodes(rows, path.getValue());
            case household -> scope.households(rows, path.getValue());
            case episode -> episodes.within(rows, path.getValue());
            case pregnancy, program, contract -> rows;
        };
    }

    /** A visit's person is the enrollment's caregiver (R147); of two days of death neither is after the death (R15). */
    private Dataset<Row> marked(TableSchema schema, Dataset<Row> rows) {
        Dataset<Row> life = views.table("person_life");
        String subject = schema.subject();
        if (subject == null) {
            life = life.join(views.table("enrollment"), life.col("member_id").equalTo(col("caregiver_id")))
                    .select(col("episode_id").as("member_id"), col("born_on"), col("died_on"));
            subject = "episode_id";
        }
        String fault = "case when " + SilverTable.AFTER_EXTRACT + " then 'after_extract' when " + schema.event()
                + " < born_on then 'before_birth'"
                + (schema.table().equals(DEATH) ? "" : " when " + schema.event() + " > died_on then 'after_death'")
                + " end";
        return rows.join(life, rows.col(subject).equalTo(life.col("member_id")), "left")
                .withColumn("fault", expr(fault))
                .drop("member_id", "born_on", "died_on");
    }
}
