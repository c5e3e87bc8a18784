package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.conform.SilverTable;
import org.hearth.rule.Rule;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** What a table's rows were made of: the rows of the steps before it, the nearest first, and the facts under them. */
final class Steps {
    private static final List<String> LEADING = List.of("episode_id", "staff_id");

    private final Remade remade;
    private final Narrowed narrowed;
    private final int limit;

    Steps(Remade remade, List<Row> rows, List<String> key, int limit) {
        this.remade = remade;
        this.narrowed = new Narrowed(rows, key);
        this.limit = limit;
    }

    /** Those that the rows lead to; a step of everything would explain nothing. */
    List<TableAnswer.Part> parts(String table) {
        List<TableAnswer.Part> parts = new ArrayList<>();
        for (int i = remade.steps().size() - 1; i >= 0; i--) {
            Rule step = remade.steps().get(i);
            Found of = step.name().equals(table) ? null : found(remade.views().table(step.name()));
            if (of != null) {
                narrowed.add(of);
                parts.add(new TableAnswer.Part(step.name(), about(step), of.shown()));
            }
        }
        return parts;
    }

    private @Nullable Found found(Dataset<Row> step) {
        return narrowed.in(List.of(step.columns())).stream()
                .map(way -> new Found(step.where(way), limit))
                .filter(of -> of.inAll() > 0)
                .findFirst()
                .orElse(null);
    }

    /** The comment that a step's SQL begins with. */
    private static String about(Rule step) {
        return step.sql()
                .lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).trim())
                .collect(Collectors.joining(" "));
    }

    /** The records of a family that is alone in the views, else those that the parts lead to; at most so many of each. */
    List<Answer.Fact> facts(Lines lines) {
        SilverCatalog catalog = SilverCatalog.load();
        List<Row> cited = new ArrayList<>();
        for (String entity : new TreeSet<>(remade.entities())) {
            TableSchema schema = catalog.table(entity);
            Column wanted = remade.isOfFamily() && isOfFamilies(schema) ? lit(true) : named(schema);
            cited.addAll(cited(schema, wanted).limit(limit).collectAsList());
        }
        lines.read(cited);
        return cited.stream().map(lines::of).toList();
    }

    private static boolean isOfFamilies(TableSchema schema) {
        return schema.familyPath()
                .filter(path -> path.getKey() != TableSchema.FamilyPath.program
                        && path.getKey() != TableSchema.FamilyPath.contract)
                .isPresent();
    }

    /** By its own id, or as a fact of an enrollment or staff member; of dated facts those of the row's month. */
    private Column named(TableSchema schema) {
        List<String> key = new SilverTable(schema).key();
        List<String> columns = List.of(schema.structType().fieldNames());
        Column own = key.size() == 1 ? among(key.get(0)) : lit(false);
        Column led = LEADING.stream()
                .filter(columns::contains)
                .map(column -> among(column))
                .reduce(Column::or)
                .orElse(lit(false));
        Column when = schema.event() == null ? null : narrowed.inMonth(schema.event());
        return own.or(when == null ? led : led.and(when));
    }

    private Column among(String column) {
        Set<String> ids = new TreeSet<>(narrowed.named(column));
        if (column.equals("episode_id")) {
            ids.addAll(narrowed.named("recorded_episode_id"));
        }
        return ids.isEmpty() ? lit(false) : col(column).isin(ids.toArray());
    }

    private Dataset<Row> cited(TableSchema schema, Column wanted) {
        return remade.views()
                .table(schema.table())
                .where(wanted)
                .selectExpr(
                        "'" + schema.table() + "' as entity",
                        new SilverTable(schema).keyText() + " as id",
                        (schema.event() == null ? "cast(null as date)" : schema.event()) + " as occurred_on",
                        "source",
                        "file",
                        "line")
                .orderBy("occurred_on", "id");
    }
}
