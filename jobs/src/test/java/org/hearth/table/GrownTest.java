package org.hearth.table;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose ledger was written before its lines said why and under which cap. */
@ExtendWith(LocalSpark.class)
class GrownTest {
    private static final StoredTable LEDGER = StoredTable.of("gold", "rate_card_billing");
    private static final List<String> NEW = List.of("reason", "cap_amount", "cap_year");

    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void olderLake(SparkSession spark) {
        tables = new Tables(
                spark, Lake.at(folder.toString(), spark.sparkContext().hadoopConfiguration()));
        tables.append("gold", "rate_card_billing", line(spark).drop(NEW.toArray(String[]::new)), "release_id");
    }

    @Test
    void newColumnsAreEmptyInRowsThatStandAndSayWhatTheyMean(SparkSession spark) {
        Grown.grow(spark, tables.lake());
        Dataset<Row> ledger = tables.read("gold", "rate_card_billing");
        assertThat(ledger.columns())
                .containsExactlyInAnyOrder(LEDGER.structType().fieldNames());
        assertThat(ledger.select("case_key", "reason", "cap_amount").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[old,null,null]");
        StructType schema = ledger.schema();
        NEW.forEach(
                column -> assertThat(schema.apply(column).getComment().get()).isEqualTo(LEDGER.comment(column)));
    }

    @Test
    void nextLinesStandBesideTheOldOnes(SparkSession spark) {
        Grown.grow(spark, tables.lake());
        tables.append("gold", "rate_card_billing", line(spark).withColumn("reason", lit("why")), "release_id");
        assertThat(tables.read("gold", "rate_card_billing").select("reason").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder(null, "why");
    }

    @Test
    void lakeThatLacksNothingGetsNoCommit(SparkSession spark) {
        Grown.grow(spark, tables.lake());
        long commits = commits(spark);
        Grown.grow(spark, tables.lake());
        assertThat(commits(spark)).isEqualTo(commits);
    }

    @Test
    void tableThatNoSchemaDescribesIsLeft(SparkSession spark) {
        spark.sql("select 1 as id").write().format("delta").save(tables.lake().path("gold", "retired"));
        Grown.grow(spark, tables.lake());
        assertThat(tables.read("gold", "retired").columns()).containsExactly("id");
    }

    @Test
    void columnOfAnotherTypeIsNamed(SparkSession spark) {
        spark.sql("select 'one' as release_id")
                .write()
                .format("delta")
                .save(tables.lake().path("gold", "form1"));
        assertThatThrownBy(() -> Grown.grow(spark, tables.lake()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("release_id of gold.form1")
                .hasMessageContaining("STRING");
    }

    @Test
    void lakeThatCannotBeKeptIsLeftAsItIs(SparkSession spark) {
        spark.sql("select 'one' as run_id")
                .write()
                .format("delta")
                .save(tables.lake().path("ops", "run"));
        long commits = commits(spark);
        assertThatThrownBy(() -> Grown.grow(spark, tables.lake())).isInstanceOf(UsageException.class);
        assertThat(commits(spark)).as("the ledger comes before the runs").isEqualTo(commits);
    }

    private long commits(SparkSession spark) {
        return spark.sql("describe history delta.`" + tables.lake().path("gold", "rate_card_billing") + "`")
                .count();
    }

    private static Dataset<Row> line(SparkSession spark) {
        Dataset<Row> line = spark.sql("select 'old' as case_key, 1L as release_id");
        for (StructField field : LEDGER.structType().fields()) {
            if (!List.of(line.columns()).contains(field.name())) {
                line = line.withColumn(field.name(), lit(null).cast(field.dataType()));
            }
        }
        return line;
    }
}
