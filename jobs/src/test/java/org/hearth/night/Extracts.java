package org.hearth.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hearth.text.Digest;

/** Writes extract folders to the contract, from tables drawn with commas. */
public final class Extracts {
    private final Path landing;

    public Extracts(Path landing) {
        this.landing = landing;
    }

    /** One delta folder of {@code ct/ecis}; a text is a header line and rows. */
    public void delta(String date, Map<String, String> entities) {
        folder("ecis", date, "delta", entities);
    }

    /** A full extract of a source: what it does not list is gone. */
    void full(String source, String date, Map<String, String> entities) {
        folder(source, date, "full", entities);
    }

    private void folder(String source, String date, String kind, Map<String, String> entities) {
        Path folder = landing.resolve("ct/" + source + "/" + date);
        List<String> files = new ArrayList<>();
        new TreeMap<>(entities).forEach((entity, text) -> {
            String csv = text.strip().lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
            write(folder.resolve(entity + ".csv"), csv);
            long rows = csv.lines().count() - 1;
            files.add("{\"entity\":\"%s\",\"file\":\"%s.csv\",\"rows\":%d,\"sha256\":\"%s\"}"
                    .formatted(entity, entity, rows, Digest.of(csv)));
        });
        write(
                folder.resolve("manifest.json"),
                "{\"state\":\"ct\",\"source\":\"" + source + "\",\"extract_date\":\"" + date
                        + "\",\"contract_version\":1,\"kind\":\"" + kind + "\",\"files\":[" + String.join(",", files)
                        + "]}");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
