package org.hearth.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Parquet becomes the text that the contract has for the same facts (R102). */
@ExtendWith(LocalSpark.class)
class ParquetRecordsTest {
    @Test
    void unknownStaysUnknownAndADayStaysADay(SparkSession spark, @TempDir Path dir) {
        String file = written(
                spark,
                dir,
                "select 'K1' as child_id, timestamp'2026-03-10 00:00:00' as observed_date,"
                        + " timestamp'2026-03-10 00:00:00' as modified_at, cast(null as boolean) as back_always,"
                        + " true as bed_share, false as soft_bedding, 7.0D as days_read, 'x' as `mother's ``name`");
        Bronze.Load load = new Bronze.Load(file, 1, "ct", "B", "2026-03-11", "safe_sleep", "s.parquet");

        Row row = ParquetRecords.rows(spark, load, Instant.EPOCH).head();

        assertThat(row.<String, String>getJavaMap(row.fieldIndex("record")))
                .containsOnly(
                        Map.entry("child_id", "K1"),
                        Map.entry("observed_date", "2026-03-10"),
                        Map.entry("modified_at", "2026-03-10T00:00:00.000Z"),
                        Map.entry("bed_share", "Y"),
                        Map.entry("soft_bedding", "N"),
                        Map.entry("days_read", "7"),
                        Map.entry("mother's `name", "x"));
    }

    @Test
    void columnsThatDifferInCaseAreRefused(SparkSession spark, @TempDir Path dir) throws IOException {
        spark.conf().set("spark.sql.caseSensitive", "true");
        String folder;
        try {
            folder = written(spark, dir, "select 'Y' as uses, 'N' as USES");
        } finally {
            spark.conf().unset("spark.sql.caseSensitive");
        }
        org.apache.hadoop.fs.Path file = part(Path.of(folder));

        assertThatThrownBy(() -> ParquetRows.contents(file, new Configuration(), "t.parquet"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("USES stands twice");
    }

    private static String written(SparkSession spark, Path dir, String select) {
        String folder = dir.resolve("p").toString();
        spark.sql(select).coalesce(1).write().parquet(folder);
        return folder;
    }

    private static org.apache.hadoop.fs.Path part(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> new org.apache.hadoop.fs.Path(file.toUri()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
