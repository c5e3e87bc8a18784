package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        Typed typed = new Typed(table, tokens);
        boolean isSmall = bronze.wanted() != null;
        Dataset<Row> judged =
                Cut.of(new Judged(table, parents).rows(typed.rows(bronze.rows()), bronze.wanted()), isSmall);
        Dataset<Row> fullKeys = keys(judged.where("is_new")).unionByName(listed);
        Dataset<Row> decided = Cut.of(
                new EntityConform(tables, table, state)
                        .decide(judged, fulls, fullKeys, fulls.isEmpty() ? bronze.wanted() : null),
                isSmall && fulls.isEmpty());
        List<Row> counts = counts(judged, decided);
        long appended = sum(counts, "written");
        Set<String> withdrawn = withdrawn(decided, counts);
        if (appended > 0) {
            parents.arrived(table.name(), isSmall ? arrived(decided) : null);
            tables.append("silver", table.name(), versions(decided, isSmall));
        }
        Map<String, Fate> fates = Fate.byBatch(counts.stream()
                .filter(row -> !Set.of("written", "gone").contains(row.getString(1)))
                .toList());
        return new EntityOutcome(table.name(), fates, appended, withdrawn, findings(judged, decided), pointers(judged));
    }

    Dataset<Row> keys(Dataset<Row> judged) {
        List<String> names = new ArrayList<>(List.of("batch_id"));
        names.addAll(table.key());
        return judged.selectExpr(names.toArray(String[]::new));
    }

    private static List<Row> counts(Dataset<Row> judged, Dataset<Row> decided) {
        Dataset<Row> bad = judged.where("is_new and is_bad").selectExpr("batch_id", "'quarantined' as label");
        Dataset<Row> good = decided.where("is_new").select("batch_id", "label");
        Dataset<Row> written = decided.where("writes <> 'none'")
                .selectExpr(
                        "'' as batch_id",
                        "if(writes = 'state' and (withdrawn_by is not null or is_fresh_void),"
                                + " 'gone', 'written') as label");
        return bad.union(good)
                .union(written)
                .groupBy("batch_id", "label")
                .count()
                .collectAsList();
    }

    private static long sum(List<Row> counts, String label) {
        return counts.stream()
                .filter(row ->
                        row.getString(1).equals(label) || row.getString(1).equals("gone"))
                .mapToLong(row -> row.getLong(2))
                .sum();
    }

    private Set<String> withdrawn(Dataset<Row> decided, List<Row> counts) {
        if (counts.stream().noneMatch(row -> row.getString(1).equals("gone"))) {
            return Set.of();
        }
        return decided
                .where("writes = 'state' and (withdrawn_by is not null or is_fresh_void)")
                .select(col(table.key().get(0)))
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }

    private Set<String> arrived(Dataset<Row> decided) {
        return decided.where("writes <> 'none'").select(col(table.key().get(0))).distinct().collectAsList().stream()
                .filter(row -> !row.isNullAt(0))
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toSet());
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

    /** One row a problem of a new or newly orphaned row, and one a remark of the decision. */
    private Dataset<Row> findings(Dataset<Row> judged, Dataset<Row> decided) {
        Dataset<Row> problems = judged.where("is_told and size(problems) > 0")
                .withColumn("problem", expr("explode(problems)"))
                .selectExpr(finding(
                        "extract_date",
                        "problem.rule",
                        "problem.severity",
                        "problem.column",
                        "problem.raw_value",
                        "problem.message"));
        Dataset<Row> remarks = decided.where("remark is not null")
                .selectExpr(finding(
                        "delivered_on",
                        "remark",
                        "if(remark = 'superseded', 'information', 'warning')",
                        "cast(null as string)",
                        "cast(null as string)",
                        REMARKS));
        return problems.unionByName(remarks);
    }

    private static final String REMARKS = "case remark"
            + " when 'key_doubled' then 'Another row of the same extract date has this key and a later modified_at or line;"
            + " this one is not used. Send a key once.'"
            + " when 'delete_unknown' then 'There is no row with this key to delete. Nothing was done.'"
            + " else 'A later extract already holds a newer version of this row; this one is kept as history.' end";

    private String[] finding(
            String date, String rule, String severity, String column, String rawValue, String message) {
        return new String[] {
            "substr(sha2(concat_ws('\\u001f', " + rule + ", file, cast(line as string), " + column
                    + ", batch_id), 256), 1, 16) as finding_id",
            rule + " as rule",
            severity + " as severity",
            "state",
            "source",
            date + " as extract_date",
            "'" + table.name() + "' as entity",
            "file",
            "line",
            table.keyText() + " as key",
            column + " as column",
            rawValue + " as raw_value",
            message + " as message",
            "timestamp'" + knownAt + "' as first_seen",
            "cast(null as bigint) as resolved_in"
        };
    }

    /** Every judged row that is set aside or unsettled, and every row judged again: with its present standing. */
    private Dataset<Row> pointers(Dataset<Row> judged) {
        return judged.where("is_bad or is_unsettled or not is_new")
                .selectExpr(
                        "state",
                        "source",
                        "'" + table.name() + "' as entity",
                        "batch_id",
                        "extract_date",
                        "file",
                        "line",
                        table.keyText() + " as key",
                        "case when is_bad then filter(problems, problem -> problem.severity = 'error')[0].rule"
                                + " when is_unsettled then '" + Judged.UNKNOWN + "' end as rule",
                        "transform(filter(problems, problem -> problem.rule in ('" + Judged.ORPHAN + "', '"
                                + Judged.UNKNOWN + "')), problem -> problem.raw_value) as waits_for",
                        "is_bad",
                        "is_unsettled");
    }
}
