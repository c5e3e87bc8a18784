package org.hearth.conform;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides what new deliveries do to the versions of their keys. The order of deliveries is (extract date, modified_at
 * with empty first, receipt, line), whatever order the folders came in. Adds {@code label} (accepted, unchanged,
 * ignored), {@code remark} and {@code writes} (version, state, none) to every row, old and new.
 */
final class Resolution {
    private final SilverTable table;

    Resolution(SilverTable table) {
        this.table = table;
    }

    /** All columns that a version carries through the decision. */
    List<String> columns() {
        return Stream.of(
                        List.of(
                                "state",
                                "source",
                                "delivered_on",
                                "batch_id",
                                "file",
                                "line",
                                "created_at",
                                "modified_at"),
                        table.key(),
                        table.data(),
                        List.of(
                                "withdrawn_by",
                                "content_hash",
                                "is_old",
                                "is_new",
                                "is_state",
                                "is_void",
                                "is_fresh_void"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    Dataset<Row> decide(Dataset<Row> versions) {
        String key = "source, " + table.keyList();
        return versions.withColumn(
                        "place",
                        expr("row_number() over (partition by " + key + ", delivered_on order by"
                                + " is_void, modified_at desc nulls last, is_old, file desc, line desc)"))
                .withColumn(
                        "replaced_hash",
                        expr("max(if(is_old and not is_void, content_hash, null)) over (partition" + " by " + key
                                + ", delivered_on)"))
                .withColumn("is_winner", expr("place = 1 and not is_void"))
                .withColumn("first_created_at", expr("min(created_at) over (partition by " + key + ")"))
                .withColumn("state_hash", expr("max(if(is_state, content_hash, null)) over (partition by " + key + ")"))
                .withColumn("state_is_void", expr("max(is_state and is_void) over (partition by " + key + ")"))
                .withColumn("last_old_on", expr("max(if(is_old, delivered_on, null)) over (partition by " + key + ")"))
                .withColumn("previous_hash", expr(previous("content_hash", key)))
                .withColumn("previous_by", expr(previous("coalesce(withdrawn_by, '')", key)))
                .withColumn(
                        "is_last",
                        expr(
                                "is_winner and not coalesce(max(is_winner) over (partition by " + key
                                        + " order by delivered_on, is_winner rows between 1 following and unbounded following), false)"))
                .withColumn("label", expr(LABEL))
                .withColumn("remark", expr(REMARK))
                .withColumn("is_version", expr("not is_old and is_winner and label = 'accepted'"))
                .withColumn("key_changes", expr("max(is_version or is_fresh_void) over (partition by " + key + ")"))
                .withColumn("key_lives", expr("max(is_winner) over (partition by " + key + ")"))
                .withColumn("writes", expr(WRITES));
    }

    /** Of the winners before this one in the order of delivery. */
    private static String previous(String value, String key) {
        return "last_value(if(is_winner, " + value + ", null)) ignore nulls over (partition by " + key
                + " order by delivered_on, is_winner rows between unbounded preceding and 1 preceding)";
    }

    private static final String LABEL = "case"
            + " when is_old then 'old'"
            + " when not is_winner then 'ignored'"
            + " when withdrawn_by = 'deleted' and coalesce(previous_by, 'deleted') = 'deleted'"
            + " and replaced_hash is null then 'ignored'"
            + " when replaced_hash = content_hash then 'unchanged'"
            + " when replaced_hash is null and previous_hash = content_hash then 'unchanged'"
            + " else 'accepted' end";

    private static final String REMARK = "case"
            + " when not is_new then null"
            + " when not is_winner then 'key_doubled'"
            + " when label = 'ignored' then 'delete_unknown'"
            + " when label = 'accepted' and last_old_on > delivered_on then 'superseded' end";

    /**
     * The row that is the key's state is known a moment after its other versions of the same run, so that the latest
     * known row of a key is always its state.
     */
    private static final String WRITES = "case"
            + " when is_last and is_version then 'state'"
            + " when is_version then 'version'"
            + " when is_fresh_void then if(key_lives, 'version', 'state')"
            + " when is_last and (key_changes or coalesce(state_is_void, false) or state_hash <> content_hash)"
            + " then 'state'"
            + " else 'none' end";
}
