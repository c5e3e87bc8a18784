package org.hearth.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Kinds of coverage of the payers that families name (R124), from the reference data. */
record Payers(Map<String, String> groups) {
    private static final String UNKNOWN = "UNK";

    static Payers of(String state) {
        Map<String, String> groups = new HashMap<>();
        reference().lines().skip(1).map(line -> line.split(",", -1)).forEach(row -> {
            if (row[1].isEmpty() || row[1].equals(state)) {
                groups.put(row[0], row[2]);
            }
        });
        return new Payers(groups);
    }

    private static String reference() {
        try (InputStream file = Payers.class.getResourceAsStream("/conf/reference/payer.csv")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String group(Fact change) {
        if (change.knows("payer_group")) {
            return change.text("payer_group");
        }
        return change.knows("payer_text")
                ? groups.getOrDefault(change.text("payer_text").trim().toUpperCase(Locale.ROOT), UNKNOWN)
                : UNKNOWN;
    }
}
