package org.hearth.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is held on the driver is what a job would have found, wherever it is read. */
@ExtendWith(LocalSpark.class)
class CutTest {
    private static final String COUNTED = "select id % 3 as third, count(*) as rows, collect_set(word) as words"
            + " from counted group by id % 3 order by third";

    @Test
    void holdsFewRowsAndMany(SparkSession spark) {
        Sessions.fitHeld(spark, true);
        for (int rows : List.of(0, 1, 500, 501, 2000)) {
            Dataset<Row> numbers = spark.range(rows).selectExpr("id", "concat('w', id % 2) as word");
            Dataset<Row> held = Cut.of(numbers, true);
            assertThat(held.collectAsList()).isEqualTo(numbers.collectAsList());
            assertThat(Cut.listed(numbers, true).collectAsList()).isEqualTo(numbers.collectAsList());
            assertThat(Cut.held(spark, numbers.collectAsList(), numbers.schema())
                            .collectAsList())
                    .isEqualTo(numbers.collectAsList());
            assertThat(held.join(numbers, "id").count())
                    .as("its columns are its own")
                    .isEqualTo(rows);
        }
    }

    @Test
    void smallWorkExchangesNothing(SparkSession spark) {
        Dataset<Row> both = spark.range(0, 1000, 1, 3)
                .union(spark.range(1000, 1400, 1, 2))
                .selectExpr("id", "concat('w', id % 2) as word");
        both.createOrReplaceTempView("counted");
        String large = spark.sql(COUNTED).collectAsList().toString();
        Sessions.fitHeld(spark, true);
        Dataset<Row> small = spark.sql(COUNTED);
        assertThat(small.queryExecution().executedPlan().toString()).doesNotContain("Exchange");
        assertThat(small.collectAsList()).hasToString(large);
        assertThat(Cut.of(spark.sql(COUNTED), true).collectAsList()).hasToString(large);
    }

    @Test
    void numbersTheRowsOfAUnionOnce(SparkSession spark) {
        Sessions.fitHeld(spark, true);
        spark.range(0, 9, 1, 3).selectExpr("id", "id % 4 as part").createOrReplaceTempView("spread");
        List<Row> lines = rows(spark.sql("select row_number() over (order by id) as line from ("
                + "select max(id) as id, part from spread group by part"
                + " union all select one.id, one.part from spread as one join spread as two on two.part = one.part)"));
        assertThat(lines.stream().map(line -> line.getInt(0)).sorted()).doesNotHaveDuplicates();
    }

    @Test
    void countsWhatItReads(SparkSession spark, @TempDir Path dir) {
        Sessions.fitHeld(spark, true);
        Reads reads = Reads.in(spark);
        String file = dir.resolve("numbers").toString();
        spark.range(0, 100, 1, 1).write().parquet(file);
        Reads.Count before = reads.soFar();
        Dataset<Row> sum = spark.read().parquet(file).groupBy().sum("id");
        assertThat(sum.collectAsList()).containsExactly(RowFactory.create(4950L));
        assertThat(reads.soFar().minus(before)).isEqualTo(new Reads.Count(1, 100));
        assertThat(Cut.of(spark.read().parquet(file), true).count()).isEqualTo(100);
        assertThat(reads.soFar().minus(before)).isEqualTo(new Reads.Count(2, 200));
    }

    @Test
    void aFaultIsThrownAsItIs(SparkSession spark) {
        Sessions.fitHeld(spark, true);
        Dataset<Row> faulty = spark.range(3).selectExpr("1 / (id - 1) as never");
        assertThatThrownBy(() -> Cut.of(faulty, true)).hasMessageContaining("DIVIDE_BY_ZERO");
        StructType shape = StructType.fromDDL("id bigint");
        Dataset<Row> after = Cut.held(spark, List.of(RowFactory.create(1L)), shape);
        assertThat(rows(after)).containsExactly(RowFactory.create(1L));
    }

    private static List<Row> rows(Dataset<Row> query) {
        return Cut.listed(query, true).collectAsList();
    }
}
