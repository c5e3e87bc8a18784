package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.spark.Cut;
import org.hearth.table.Tables;

/** One entity's part of a night: judge, decide, append, and say what happened to every row. */
final class EntityNight {
    private final Tables tables;
    private final SilverTable table;
    private final TokenKey tokens;
    private final Parents parents;
    private final String state;
    private final Instant knownAt;

    EntityNight(Tables tables, SilverTable table, TokenKey tokens, Parents parents, String state, Instant knownAt) {
        this.tables = tables;
        this.table = table;
        this.tokens = tokens;
        this.parents = parents;
        this.state = state;
        this.knownAt = knownAt;
    }

    /** {@code listed} are the keys of older full deliveries; those of {@code fulls} that are new list themselves. */
    EntityOutcome run(BronzeRows.Rows bronze, List<EntityConform.Full> fulls, Dataset<Row> listed) {
        boolean isSmall = bronze.wanted() != null;
        Dataset<Row> judged = Cut.listed(new Judged(table, new Typed(table, tokens), parents).rows(bronze), isSmall);
        Dataset<Row> fullKeys = keys(judged.where("is_new")).unionByName(listed);
        Dataset<Row> decided = Cut.listed(
                new EntityConform(tables, table, state)
                        .decide(judged, fulls, fullKeys, fulls.isEmpty() ? bronze.wanted() : null),
                isSmall && fulls.isEmpty());
        Tally tally = Tally.of(judged, decided, isSmall && fulls.isEmpty());
        Set<String> withdrawn = tally.has(Tally.GONE) ? withdrawn(decided) : Set.of();
        if (tally.written() > 0) {
            remember(decided, isSmall);
            tables.append("silver", table.name(), versions(decided, isSmall));
        }
        EntityFindings told = new EntityFindings(table, knownAt);
        return new EntityOutcome(
                table.name(),
                tally.fates(),
                tally.written(),
                withdrawn,
                tally.has(Tally.TOLD) ? told.findings(judged, decided) : List.of(),
                tally.has(Tally.STANDS) ? List.of(told.pointers(judged)) : List.of(),
                List.of(told.sound(decided)),
                List.of(told.answers(decided)));
    }

    Dataset<Row> keys(Dataset<Row> judged) {
        List<String> names = new ArrayList<>(List.of("batch_id"));
        names.addAll(table.key());
        return judged.selectExpr(names.toArray(String[]::new));
    }

    private Set<String> withdrawn(Dataset<Row> decided) {
        return firstKeys(decided
                .where("writes = 'state' and (withdrawn_by is not null or (is_fresh_void and is_old))")
                .select(col(table.key().get(0)))
                .collectAsList()
                .stream());
    }

    private void remember(Dataset<Row> decided, boolean isSmall) {
        if (!isSmall) {
            parents.manyArrived();
            return;
        }
        List<Row> rows = decided.selectExpr(
                        table.key().get(0),
                        "coalesce(is_last and withdrawn_by is null, false) as is_current",
                        "writes <> 'none' and (is_old or not is_void) as is_written")
                .collectAsList();
        Set<String> current = firstKeys(rows.stream().filter(row -> row.getBoolean(1)));
        Set<String> gone = firstKeys(rows.stream());
        gone.removeAll(current);
        parents.arrived(table.name(), firstKeys(rows.stream().filter(row -> row.getBoolean(2))), current, gone);
    }

    private static Set<String> firstKeys(Stream<Row> rows) {
        return rows.filter(row -> !row.isNullAt(0))
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The rows for silver, sorted so that a reader of one person or enrollment skips the others' pages. */
    private Dataset<Row> versions(Dataset<Row> decided, boolean isSmall) {
        String sort = table.schema()
                .familyPath()
                .map(Map.Entry::getValue)
                .orElse(table.key().get(0));
        Dataset<Row> written = decided.where("writes <> 'none'");
        return (isSmall ? written.coalesce(1) : written)
                .withColumn("by", expr("if(is_fresh_void, 'quarantined', withdrawn_by)"))
                .drop("withdrawn_by", "created_at")
                .withColumnRenamed("by", "withdrawn_by")
                .withColumnRenamed("first_created_at", "created_at")
                .withColumn(
                        "known_from",
                        expr("if(writes = 'state', timestamp'" + knownAt + "', timestamp'" + knownAt.minusNanos(1000)
                                + "')"))
                .withColumn("known_to", expr("cast(null as timestamp)"))
                .withColumn("is_withdrawn", expr("withdrawn_by is not null"))
                .withColumn("content_hash", expr(table.contentHash()))
                .select(table.columns().stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .sortWithinPartitions(sort);
    }
}
