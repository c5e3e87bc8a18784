package org.hearth.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.finding.Finding;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.testing.LocalSpark;
import org.hearth.text.Digest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Parquet file may have a sound footer and pages that nobody can read: its folder is refused, the others load. */
@ExtendWith(LocalSpark.class)
class DamagedParquetTest {
    /** The first page's header, or the values after it, which only Spark reads. */
    @ParameterizedTest
    @CsvSource({"snappy, 4, 40", "none, 60, 100"})
    void aDamagedPageRefusesItsFolderAlone(String codec, int from, int to, SparkSession spark, @TempDir Path dir)
            throws IOException {
        byte[] good = parquet(spark, dir, codec);
        byte[] damaged = good.clone();
        Arrays.fill(damaged, from, to, (byte) 0x7f);
        folder(dir, "2026-05-01", good);
        folder(dir, "2026-05-02", damaged);
        Landing landing = Landing.open(
                dir.resolve("landing").toString(), spark.sessionState().newHadoopConf());
        Tables tables = new Tables(
                spark,
                Lake.at(dir.resolve("lake").toString(), spark.sessionState().newHadoopConf()));

        Receive.Received received =
                new Receive(tables, landing, SilverCatalog.load(), Instant.EPOCH).take("ct", landing.ready("ct"));

        assertThat(received.batches())
                .extracting(batch -> batch.extractDate().toString())
                .containsExactly("2026-05-01");
        assertThat(received.refused()).containsExactly("ct/ecis/2026-05-02");
        assertThat(received.findings().stream().filter(finding -> finding.severity() == Finding.Severity.error))
                .extracting(Finding::rule)
                .containsExactly("file_unreadable");
        assertThat(tables.read("bronze", "ecis").select("batch_id").distinct().count())
                .isEqualTo(1);
    }

    private static byte[] parquet(SparkSession spark, Path dir, String codec) throws IOException {
        Path folder = dir.resolve("p");
        spark.sql("select 'C' || id as caregiver_id, date'2026-05-01' as observed_date, 'N' as uses from range(50)")
                .coalesce(1)
                .write()
                .option("compression", codec)
                .parquet(folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static void folder(Path dir, String date, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("landing/ct/ecis/" + date));
        Files.write(folder.resolve("tobacco_use.parquet"), bytes);
        String digest = HexFormat.of().formatHex(Digest.sha256().digest(bytes));
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"state\":\"ct\",\"source\":\"ecis\",\"extract_date\":\"" + date
                        + "\",\"contract_version\":1,\"kind\":\"delta\",\"files\":[{\"entity\":\"tobacco_use\","
                        + "\"file\":\"tobacco_use.parquet\",\"rows\":50,\"sha256\":\"" + digest + "\"}]}");
    }
}
