package org.hearth.conform;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides what new deliveries do to the versions of their keys. The order of deliveries is (extract date, modified_at
 * with empty first, receipt, line), whatever order the folders came in. Adds {@code label} (accepted, unchanged,
 * ignored, orphaned), {@code remark} and {@code writes} (version, state, none) to every row, old and new.
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
                                "is_fresh_void",
                                "is_sound"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Passes over the versions of a key: their places, their neighbours, their labels, which are last, what to write. */
    Dataset<Row> decide(Dataset<Row> versions) {
        String key = "source, " + table.keyList();
        return versions.selectExpr(
                        "*",
                        "row_number() over (partition by " + key + ", delivered_on order by is_void, modified_at desc"
                                + " nulls last, is_old, file desc, line desc) = 1 and not is_void as is_winner",
                        "max(if(is_old and not is_void, content_hash, null)) over (partition by " + key
                                + ", delivered_on) as replaced_hash")
                .selectExpr(
                        "*",
                        "min(created_at) over (partition by " + key + ") as first_created_at",
                        "max(if(is_state, content_hash, null)) over (partition by " + key + ") as state_hash",
                        "max(is_state and is_void) over (partition by " + key + ") as state_is_void",
                        "max(if(is_old and not is_void, delivered_on, null)) over (partition by " + key
                                + ") as last_old_on",
                        "max(is_winner) over (partition by " + key + ") as key_lives",
                        previous("content_hash", key) + " as previous_hash",
                        previous("coalesce(withdrawn_by, '')", key) + " as previous_by")
                .selectExpr("*", LABEL + " as label")
                .selectExpr(
                        "*",
                        "not is_old and is_winner and label = 'accepted' as is_version",
                        // A delivery that repeats the one before it says nothing new: that one stays the state.
                        "is_winner and not (label = 'unchanged' and replaced_hash is null) as is_telling")
                .selectExpr(
                        "*",
                        "is_telling and not coalesce(max(is_telling) over (partition by " + key
                                + " order by delivered_on, is_winner rows between 1 following and unbounded following),"
                                + " false) as is_last",
                        REMARK + " as remark",
                        "max(is_version or is_fresh_void) over (partition by " + key + ") as key_changes")
                .selectExpr("*", WRITES + " as writes");
    }

    /** Of the winners before this one in the order of delivery. */
    private static String previous(String value, String key) {
        return "last_value(if(is_winner, " + value + ", null)) ignore nulls over (partition by " + key
                + " order by delivered_on, is_winner rows between unbounded preceding and 1 preceding)";
    }

    private static final String LABEL = "case"
            + " when is_old then 'old'"
            + " when is_fresh_void then 'orphaned'"
            + " when not is_winner then 'ignored'"
            + " when withdrawn_by = 'deleted' and coalesce(previous_by, 'deleted') = 'deleted'"
            + " and replaced_hash is null then 'ignored'"
            + " when replaced_hash = content_hash then 'unchanged'"
            + " when replaced_hash is null and previous_hash = content_hash then 'unchanged'"
            + " else 'accepted' end";

    private static final String REMARK = "case"
            + " when not is_new or is_fresh_void then null"
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
            + " when is_fresh_void and not is_old and coalesce(state_is_void, false) and state_hash = content_hash"
            + " then 'none'"
            + " when is_fresh_void then if(key_lives, 'version', 'state')"
            + " when is_last and (key_changes or coalesce(state_is_void, false) or state_hash <> content_hash)"
            + " then 'state'"
            + " else 'none' end";
}
