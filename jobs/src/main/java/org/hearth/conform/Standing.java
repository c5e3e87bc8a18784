package org.hearth.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.table.Current;
import org.hearth.table.Tables;

/**
 * The rows that wait: {@code ops.quarantine} holds those set aside, {@code ops.retry} those that passed without an
 * optional parent. Both point to bronze, are versioned, and are withdrawn when the row is settled.
 */
final class Standing {
    static final StructType SCHEMA = StoredTable.of("ops", "quarantine").structType();

    /** The rows of {@link #update}. */
    static final StructType JUDGED =
            StructType.fromDDL("state string, source string, entity string, batch_id string, extract_date date,"
                    + " file string, line bigint, key string, rule string, waits_for array<string>, is_bad boolean,"
                    + " is_unsettled boolean");

    private static final List<String> KEY = List.of("state", "batch_id", "file", "line");

    private static final Column ANSWERED =
            expr("source = answered_source and entity = answered_entity and key = answered_key"
                    + " and answered_on >= extract_date and answered_by <> batch_id");

    private final Tables tables;
    private final String state;
    private final Instant knownAt;

    Standing(Tables tables, String state, Instant knownAt) {
        this.tables = tables;
        this.state = state;
        this.knownAt = knownAt;
    }

    /** The rows to judge again: those that lack a parent, or all when the rules have changed. */
    List<Pointer> again(boolean isAll) {
        Dataset<Row> waiting = current("quarantine");
        return (isAll ? waiting : waiting.where(col("rule").equalTo(Judged.ORPHAN)))
                .unionByName(current("retry")).collectAsList().stream()
                        .map(Pointer::waiting)
                        .toList();
    }

    private Dataset<Row> current(String table) {
        return Current.of(tables.read("ops", table, SCHEMA).where(col("state").equalTo(state)), KEY);
    }

    /**
     * Appends what changed: rows newly waiting, and rows that wait no longer. What was set aside is settled when a
     * delivery of its key after it is used, be it a correction or a deletion.
     */
    void update(Dataset<Row> judgedAgain, Dataset<Row> answers) {
        update("quarantine", judgedAgain.join(answers, ANSWERED, "left_anti"), "is_bad");
        update("retry", judgedAgain, "is_unsettled and not is_bad");
        Dataset<Row> settled = current("quarantine")
                .join(answers, ANSWERED, "left_semi")
                .withColumn("known_from", lit(knownAt))
                .withColumn("is_withdrawn", lit(true));
        append("quarantine", settled);
    }

    private void update(String table, Dataset<Row> judged, String waits) {
        Dataset<Row> open = current(table)
                .select(col("batch_id"), col("file"), col("line"), col("rule").as("open_rule"));
        Dataset<Row> changed = judged.withColumn("waits", expr(waits))
                .join(open, new String[] {"batch_id", "file", "line"}, "left")
                .where("(waits and (open_rule is null or open_rule <> rule)) or (not waits and open_rule is not null)")
                .selectExpr(
                        "state",
                        "source",
                        "entity",
                        "batch_id",
                        "extract_date",
                        "file",
                        "line",
                        "key",
                        "coalesce(rule, open_rule) as rule",
                        "waits_for",
                        "timestamp'" + knownAt + "' as known_from",
                        "cast(null as timestamp) as known_to",
                        "not waits as is_withdrawn");
        append(table, changed);
    }

    private void append(String table, Dataset<Row> changed) {
        if (!changed.isEmpty()) {
            tables.append("ops", table, changed.coalesce(1));
        }
    }
}
