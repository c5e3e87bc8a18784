package org.hearth.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.text.Digest;

/** Reads the folder {@code conformance}: landings, and the answers that every system must give to them. */
final class ConformanceKit {
    private static final Path DIR =
            Path.of("..", "conformance").toAbsolutePath().normalize();

    private ConformanceKit() {}

    static Path landing() {
        return DIR.resolve("landing");
    }

    /** The rows of a file of the kit, by column. */
    static List<Map<String, String>> rows(String file) {
        return read(DIR.resolve(file));
    }

    /** Rows that satisfy {@code wanted} as lines: the values of {@code columns} with bars between. */
    static Set<String> lines(String file, Predicate<Map<String, String>> wanted, String columns) {
        List<String> names = Arrays.asList(columns.split(", "));
        return rows(file).stream()
                .filter(wanted)
                .map(row -> names.stream().map(row::get).collect(Collectors.joining("|")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> values(String file, String column) {
        return lines(file, row -> true, column);
    }

    /** The tables of which the kit tells answers. */
    static Set<String> tables() {
        try (Stream<Path> files = Files.list(DIR.resolve("expected"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All households of a state's landing. */
    static Set<String> households(String state) {
        return folders().stream()
                .filter(folder -> folder.endsWith(
                        Path.of(state, "ecis", folder.getFileName().toString())))
                .flatMap(folder -> read(folder.resolve("enrollment.csv")).stream())
                .map(row -> row.get("household_id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Files whose digest or number of rows is not that of their manifest. */
    static List<String> brokenSeals() {
        return folders().stream().flatMap(ConformanceKit::brokenSeals).toList();
    }

    private static Stream<String> brokenSeals(Path folder) {
        List<String> broken = new ArrayList<>();
        for (JsonNode entry : manifest(folder).get("files")) {
            Path file = folder.resolve(entry.get("file").asText());
            boolean isWhole = digest(file).equals(entry.get("sha256").asText())
                    && read(file).size() == entry.get("rows").asInt();
            if (!isWhole) {
                broken.add(DIR.relativize(file).toString());
            }
        }
        return broken.stream();
    }

    private static List<Path> folders() {
        try (Stream<Path> paths = Files.walk(landing())) {
            return paths.filter(path -> path.endsWith("manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode manifest(Path folder) {
        try {
            return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> read(Path file) {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            return records.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
