package org.hearth.derive;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

/**
 * Silver's current rows of the families in scope, as views by the entity's name. A fact dated after its extract,
 * before its person's birth or after its death is left out (R60, R89).
 */
final class Facts {
    private final Tables tables;
    private final SilverCatalog catalog;
    private final SparkSession views;
    private final String state;

    Facts(Tables tables, SilverCatalog catalog, SparkSession views, String state) {
        this.tables = tables;
        this.catalog = catalog;
        this.views = views;
        this.state = state;
    }

    /** Registers the views of {@code entities}, and those that they need themselves. */
    void register(List<String> entities, Scope scope) {
        register("enrollment", scope);
        Dataset<Row> ids = scope.isAll()
                ? null
                : views.table("enrollment").select(col("episode_id").as("id"));
        EpisodeScope byEpisode = EpisodeScope.of(ids);
        Stream.of("caregiver", "child", "death").forEach(entity -> register(entity, scope));
        views.sql(LIFE).createOrReplaceTempView("person_life");
        List<Callable<Boolean>> others = new ArrayList<>();
        entities.stream()
                .filter(entity ->
                        !List.of("enrollment", "caregiver", "child", "death").contains(entity))
                .forEach(entity -> others.add(() -> {
                    Dataset<Row> rows = usable(catalog.table(entity), scoped(entity, scope, byEpisode));
                    Cut.of(rows, scope.isFew()).createOrReplaceTempView(entity);
                    return true;
                }));
        Side.bySide(others);
    }

    private void register(String entity, Scope scope) {
        Cut.of(scoped(entity, scope, EpisodeScope.of(null)), scope.isFew()).createOrReplaceTempView(entity);
    }

    private static final String LIFE = "select caregiver_id as member_id, dob as born_on, deceased_date as died_on"
            + " from caregiver union all select child.child_id, child.dob, least(child.death_date, death.death_date)"
            + " from child left join death on death.child_id = child.child_id";

    private Dataset<Row> scoped(String entity, Scope scope, EpisodeScope episodes) {
        TableSchema schema = catalog.table(entity);
        SilverTable table = new SilverTable(schema);
        Dataset<Row> rows = new Tables(views, tables.lake())
                .read("silver", entity, table.structType())
                .where(col("state").equalTo(state));
        List<String> key =
                Stream.concat(Stream.of("source"), table.key().stream()).toList();
        if (scope.isAll() || schema.familyPath().isEmpty()) {
            return Current.of(rows, key);
        }
        // A later version may name another family, or nobody when it withdraws the key: it must be seen to count.
        Dataset<Row> keys = narrowed(schema, rows, scope, episodes)
                .select(key.stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .distinct();
        Dataset<Row> versions = rows.join(keys, key.toArray(String[]::new), "left_semi");
        return narrowed(schema, Current.of(versions, key), scope, episodes);
    }

    private static Dataset<Row> narrowed(TableSchema schema, Dataset<Row> rows, Scope scope, EpisodeScope episodes) {
        Map.Entry<TableSchema.FamilyPath, String> path = schema.familyPath().orElse(null);
        if (path == null) {
            return rows;
        }
        return switch (path.getKey()) {
            case person -> scope.persons(rows, path.getValue());
            case household -> scope.households(rows, path.getValue());
            case episode -> episodes.within(rows, path.getValue());
            case pregnancy, program, contract -> rows;
        };
    }

    /** A visit's person is the enrollment's caregiver (R147). */
    private Dataset<Row> usable(TableSchema schema, Dataset<Row> rows) {
        if (schema.event() == null) {
            return rows;
        }
        Dataset<Row> dated = rows.where("not " + SilverTable.AFTER_EXTRACT);
        Dataset<Row> life = views.table("person_life");
        String subject = schema.subject();
        if (subject == null) {
            life = life.join(views.table("enrollment"), life.col("member_id").equalTo(col("caregiver_id")))
                    .select(col("episode_id").as("member_id"), col("born_on"), col("died_on"));
            subject = "episode_id";
        }
        return dated.join(life, dated.col(subject).equalTo(life.col("member_id")), "left")
                .where("coalesce(" + schema.event() + " >= born_on, true) and coalesce(" + schema.event()
                        + " <= died_on, true)")
                .drop("member_id", "born_on", "died_on");
    }
}
