package org.hearth.night;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.hearth.table.Lake;

/** A word that a lake remembers of itself, in a file beside its tables. */
record Remembered(Lake lake, String name) {

    /** The word; none in a lake that was never told it. */
    Optional<String> word() {
        try (InputStream in = lake.files().open(path())) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path(), e);
        }
    }

    /** Keeps the first word; that there is one already is an error. */
    void keep(String word) {
        write(word, false);
    }

    /** Keeps the word in place of the one before, where there is one. */
    void replace(String word) {
        write(word, true);
    }

    private void write(String word, boolean isReplacing) {
        try (OutputStream out = lake.files().create(path(), isReplacing)) {
            out.write(word.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path(), e);
        }
    }

    private Path path() {
        return lake.own(name);
    }
}
