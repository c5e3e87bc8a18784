package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleBytesTest {

    private static SampleRequest request(Path landing, long seed, double defects) {
        return new SampleRequest("ct", landing, 450, 3, 12, seed, defects, LocalDate.of(2025, 9, 30));
    }

    @Test
    void same_seed_gives_the_same_bytes(@TempDir Path first, @TempDir Path second) throws IOException {
        Sample.writeCsv(request(first, 5, 0.02));
        Sample.writeCsv(request(second, 5, 0.02));
        assertThat(digests(first)).isEqualTo(digests(second)).hasSizeGreaterThan(100);
    }

    @Test
    void another_seed_gives_another_state(@TempDir Path first, @TempDir Path second) throws IOException {
        Sample.writeCsv(request(first, 5, 0));
        Sample.writeCsv(request(second, 6, 0));
        Path visits = Path.of("ct", "ecis", "2025-09-18", "home_visit.csv");
        assertThat(Digest.of(first.resolve(visits))).isNotEqualTo(Digest.of(second.resolve(visits)));
    }

    @Test
    void manifests_tell_the_truth(@TempDir Path landing) throws IOException {
        List<Path> folders = Sample.writeCsv(request(landing, 5, 0.02));
        assertThat(folders).hasSizeBetween(14, 16).first().isEqualTo(landing.resolve("ct/ecis/2025-09-18"));
        for (Path folder : folders) {
            JsonNode manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
            assertThat(manifest.get("kind").asText()).isEqualTo(folder.endsWith("2025-09-18") ? "full" : "delta");
            assertThat(manifest.get("extract_date").asText()).isEqualTo(String.valueOf(folder.getFileName()));
            for (JsonNode file : manifest.get("files")) {
                Path path = folder.resolve(file.get("file").asText());
                assertThat(file.get("sha256").asText()).isEqualTo(Digest.of(path));
                assertThat(file.get("rows").asInt())
                        .as(path.toString())
                        .isEqualTo(Extract.read(path).size());
            }
        }
    }

    @Test
    void a_full_manifest_lists_every_entity(@TempDir Path landing) throws IOException {
        Sample.writeCsv(new SampleRequest("ut", landing, 1, 1, 0, 1, 0, LocalDate.of(2025, 9, 30)));
        JsonNode manifest = new ObjectMapper()
                .readTree(landing.resolve("ut/ecis/2025-09-30/manifest.json").toFile());
        assertThat(manifest.get("files").findValuesAsText("entity"))
                .containsExactlyElementsOf(
                        Contract.ECIS.stream().map(Entity::name).toList());
    }

    @Test
    void the_requested_share_of_rows_is_spoiled(@TempDir Path clean, @TempDir Path dirty) throws IOException {
        Sample.writeCsv(request(clean, 5, 0));
        Sample.writeCsv(request(dirty, 5, 0.05));
        Path visits = Path.of("ct", "ecis", "2025-09-18", "home_visit.csv");
        List<String> before = Files.readAllLines(clean.resolve(visits));
        List<String> after = Files.readAllLines(dirty.resolve(visits));
        double changed = after.stream().filter(line -> !before.contains(line)).count() / (double) before.size();
        double doubled = (after.size() - before.size()) / (double) before.size();
        assertThat(changed + doubled).isBetween(0.04, 0.06);
    }

    @Test
    void an_old_extract_is_not_written_over(@TempDir Path landing) {
        Sample.writeCsv(request(landing, 5, 0));
        assertThatThrownBy(() -> Sample.writeCsv(request(landing, 5, 0)))
                .isInstanceOf(org.hearth.text.UsageException.class)
                .hasMessageContaining("already exists; choose an empty landing folder");
    }

    private static Map<String, String> digests(Path landing) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(landing)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(landing.relativize(file).toString(), Digest.of(file));
            }
        }
        return digests;
    }
}
