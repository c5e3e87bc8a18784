package org.hearth.conform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.finding.FindingSql;

/** What is told about the rows of one entity, and which of them must be judged again. */
final class EntityFindings {
    private final SilverTable table;
    private final Instant knownAt;

    EntityFindings(SilverTable table, Instant knownAt) {
        this.table = table;
        this.knownAt = knownAt;
    }

    /**
     * Tables of one column {@code found}, an array of findings: one a problem of a new or newly orphaned row, and one a
     * remark of the decision.
     */
    List<Dataset<Row>> findings(Dataset<Row> judged, Dataset<Row> decided) {
        String problem = finding(
                "extract_date",
                "problem.rule",
                "problem.severity",
                "problem.column",
                "left(problem.raw_value, 200)",
                "problem.message");
        String remark = finding(
                "delivered_on",
                "remark",
                "if(remark = 'superseded', 'information', 'warning')",
                "cast(null as string)",
                "cast(null as string)",
                REMARKS);
        return List.of(
                judged.where("is_told and size(problems) > 0")
                        .selectExpr("transform(problems, problem -> " + problem + ") as found"),
                decided.where("remark is not null").selectExpr("array(" + remark + ") as found"));
    }

    private static final String REMARKS = "case remark"
            + " when 'key_doubled' then 'Another row of the same extract date has this key and a later modified_at or line;"
            + " this one is not used. Send a key once.'"
            + " when 'delete_unknown' then 'There is no row with this key to delete. Nothing was done.'"
            + " else 'A later extract already holds a newer version of this row; this one is kept as history.' end";

    private String finding(String date, String rule, String severity, String column, String rawValue, String message) {
        return FindingSql.struct(
                Map.of(
                        "rule", rule,
                        "severity", severity,
                        "extract_date", date,
                        "entity", "'" + table.name() + "'",
                        "key", table.keyText(),
                        "column", column,
                        "raw_value", rawValue,
                        "message", message),
                knownAt);
    }

    /** The records that have a new version without any problem or are deleted: what was said of them is settled. */
    Dataset<Row> sound(Dataset<Row> decided) {
        return decided.where(
                        "is_sound and is_winner and not is_old and (label = 'accepted' or withdrawn_by is not null)")
                .selectExpr(
                        "state",
                        "source",
                        "'" + table.name() + "' as entity",
                        table.keyText() + " as key",
                        "delivered_on");
    }

    /** Every usable delivery of the night, deletions too: an earlier row of its key need not wait any longer. */
    Dataset<Row> answers(Dataset<Row> decided) {
        return decided.where("not is_old and not is_void")
                .selectExpr(
                        "source as answered_source",
                        "'" + table.name() + "' as answered_entity",
                        table.keyText() + " as answered_key",
                        "delivered_on as answered_on",
                        "batch_id as answered_by");
    }

    /** Every judged row that is set aside or unsettled, and every row judged again: with its present standing. */
    Dataset<Row> pointers(Dataset<Row> judged) {
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
