package org.hearth.schema;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.reference.ReferenceTable;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;

/** The rule on scores that a tool cannot give, and the table of tools, know the same bounds (R103). */
class ScreeningScoreTest {

    @Test
    void tellsEveryScoreBeyondTheBoundsOfItsTool() {
        SparkSession spark = LocalSpark.newSession();
        ReferenceTable tools = ReferenceTable.all().stream()
                .filter(table -> table.schema().table().equals("screening_tool"))
                .findFirst()
                .orElseThrow();
        Dataset<Row> scores = tools.rows(spark)
                .selectExpr(
                        "tool",
                        "score_min",
                        "score_max",
                        "explode(array(score_min - 1, score_min, score_max, score_max + 1)) as score_total")
                // A score below 0 is refused by the column itself.
                .where("score_total >= 0");
        String rule = TableSchema.load("silver", "screening").rules().stream()
                .filter(row -> row.rule().equals("screening_score_out_of_range"))
                .map(RowRule::when)
                .findFirst()
                .orElseThrow();

        assertThat(scores.where("score_total not between score_min and score_max")
                        .count())
                .isGreaterThan(28);
        assertThat(scores.where(coalesce(expr(rule), lit(false))
                                .notEqual(expr("score_total not between score_min and score_max")))
                        .select("tool", "score_total")
                        .collectAsList())
                .isEmpty();
    }
}
