package org.hearth.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ListedTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreThoseOfTheMomentOfAsking(SparkSession spark) {
        append(spark, place(), "select 1 as id");
        Dataset<Row> before = listed(spark, place());
        append(spark, place(), "select 2 as id");
        assertThat(ids(before)).containsExactly(1);
        assertThat(ids(listed(spark, place()))).containsExactly(1, 2);
    }

    @Test
    void lakeMayLieInAFolderOfAnyName(SparkSession spark) {
        String odd = place() + "/a b [c] {d,e} 100%20 *";
        append(spark, odd, "select 1 as id");
        assertThat(ids(listed(spark, odd))).containsExactly(1);
    }

    @Test
    void columnThatCameLaterIsEmptyInOlderFiles(SparkSession spark) {
        append(spark, place(), "select 1 as id");
        append(spark, place(), "select 2 as id, 'new' as word");
        assertThat(listed(spark, place()).orderBy("id").select("word").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly(null, "new");
    }

    @Test
    void replacedFilesAreNotRead(SparkSession spark) {
        append(spark, place(), "select 1 as id");
        spark.sql("select 3 as id")
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .save(place());
        assertThat(ids(listed(spark, place()))).containsExactly(3);
    }

    @Test
    void tableOfPartlyDeletedFilesIsLeftToDelta(SparkSession spark) {
        append(spark, place(), "select explode(array(1, 2)) as id");
        spark.sql("alter table delta.`" + place() + "` set tblproperties ('delta.enableDeletionVectors' = true)");
        spark.sql("delete from delta.`" + place() + "` where id = 1");
        assertThat(new Listed(spark, lake(spark)).read(place())).isEmpty();
    }

    @Test
    void tableOfRenamedColumnsIsLeftToDelta(SparkSession spark) {
        String table = "delta.`" + place() + "`";
        spark.sql("create table " + table + " (id int) using delta"
                + " tblproperties ('delta.columnMapping.mode' = 'name')");
        spark.sql("insert into " + table + " values (1)");
        spark.sql("alter table " + table + " rename column id to number");
        assertThat(new Listed(spark, lake(spark)).read(place())).isEmpty();
    }

    @Test
    void tableThatSharesFilesOfAnotherIsLeftToDelta(SparkSession spark) {
        append(spark, place(), "select 1 as id");
        String clone = folder.resolve("clone").toString();
        spark.sql("create table delta.`" + clone + "` shallow clone delta.`" + place() + "`");
        assertThat(new Listed(spark, lake(spark)).read(clone)).isEmpty();
    }

    @Test
    void tableOfPartitionsIsLeftToDelta(SparkSession spark) {
        spark.sql("select 1 as id, 'ct' as state")
                .write()
                .format("delta")
                .partitionBy("state")
                .save(place());
        assertThat(new Listed(spark, lake(spark)).read(place())).isEmpty();
    }

    private String place() {
        return folder.resolve("table").toString();
    }

    private Lake lake(SparkSession spark) {
        return Lake.at(folder.toString(), spark.sparkContext().hadoopConfiguration());
    }

    private Dataset<Row> listed(SparkSession spark, String place) {
        return new Listed(spark, lake(spark)).read(place).orElseThrow();
    }

    private static List<Integer> ids(Dataset<Row> rows) {
        return rows.orderBy("id").collectAsList().stream()
                .map(row -> row.<Integer>getAs("id"))
                .toList();
    }

    private static void append(SparkSession spark, String place, String rows) {
        spark.sql(rows)
                .write()
                .format("delta")
                .option("mergeSchema", "true")
                .mode(SaveMode.Append)
                .save(place);
    }
}
