package org.hearth.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.hearth.text.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other tools write in their own way, and files that are not what their name says. */
class RecordsTest {
    @Test
    void jsonNumbersOfAnySizeStayText() {
        JsonRecords records = new JsonRecords(new StringReader("\uFEFF{\"a\":3.0,\"b\":1e400,\"c\":1e999999999}"));

        assertThat(records.next().fields())
                .as("a byte order mark is dropped; a number of no size is not written out in zeros")
                .containsEntry("a", "3")
                .containsEntry("c", "1E+999999999")
                .hasEntrySatisfying("b", text -> assertThat(text).startsWith("1"));
    }

    @Test
    void aGzipFileThatWasCutIsRefused(@TempDir Path dir) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("child_id,asked_date\nK1,2026-01-01\nK2,2026-01-02\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        Path file = Files.write(dir.resolve("ed_inquiry.csv.gz"), cut);
        Manifest.Entry entry = new Manifest.Entry(
                "ed_inquiry",
                "ed_inquiry.csv.gz",
                2,
                HexFormat.of().formatHex(Digest.sha256().digest(cut)));

        assertThatThrownBy(() -> new FileCheck(FileSystem.getLocal(new Configuration()))
                        .verify(new org.apache.hadoop.fs.Path(file.toUri()), entry))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not a whole gzip file");
    }

    @Test
    void whatAManifestLacksIsNamedInTheContractsWords() {
        assertThatThrownBy(() -> Manifest.parse("{\"state\":\"ct\",\"source\":\"ecis\",\"kind\":\"weekly\"}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the value of kind is wrong");
        assertThatThrownBy(() -> Manifest.parse("\uFEFF{\"state\":\"ct\",\"source\":\"ecis\"}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no extract_date");
    }
}
