package org.hearth.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.TableSchema;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;

/** No decimal is rounded in silence. */
class DecimalsTest {
    private static final StructType BRONZE = StructType.fromDDL("state string, source string, batch_id string,"
            + " extract_date date, file string, line bigint, is_new boolean, is_told boolean, defect string,"
            + " known boolean, op string, record map<string, string>");

    @Test
    void moreDecimalsThanTheColumnHoldsAreRoundedHalfUpAndTold() {
        assertThat(typed("rate_card_schedule", "unit_amount", "100.005", "100.004", "100.01", "100.0100", "100"))
                .containsExactly("100.01 decimals_rounded", "100.00 decimals_rounded", "100.01 ", "100.01 ", "100.00 ");
        assertThat(typed("staff_assignment", "fte", "0.3333", "0.333", "0.0001", "1.0001"))
                .as("what leaves its bounds by rounding is told as that")
                .containsExactly("0.333 decimals_rounded", "0.333 ", "null type", "1.000 decimals_rounded");
    }

    /** For each text the value, and which rules told of the column. */
    private static Stream<String> typed(String entity, String column, String... texts) {
        SparkSession spark = LocalSpark.newSession();
        Dataset<Row> bronze = spark.createDataFrame(
                Stream.of(texts)
                        .map(text -> RowFactory.create(
                                "ct", "ecis", "B1", null, "f", 2L, true, true, null, true, "U", Map.of(column, text)))
                        .toList(),
                BRONZE);
        SilverTable table = new SilverTable(TableSchema.load("silver", entity));
        return new Typed(table, TokenKey.parse("ab".repeat(32)))
                        .rows(bronze)
                        .selectExpr(
                                "concat(coalesce(cast(" + column + " as string), 'null'), ' ', array_join(transform("
                                        + "filter(problems, problem -> problem.column = '" + column
                                        + "'), problem -> problem.rule), ','))")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0));
    }
}
