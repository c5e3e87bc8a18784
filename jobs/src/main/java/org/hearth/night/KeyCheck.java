package org.hearth.night;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.hearth.conform.TokenKey;
import org.hearth.table.Lake;
import org.hearth.text.UsageException;

/** A lake is tokenised with one key: its fingerprint is kept, and another key is refused. */
final class KeyCheck {
    private KeyCheck() {}

    static void require(Lake lake, TokenKey key) {
        Path path = lake.own("token_key_fingerprint");
        try (InputStream in = lake.files().open(path)) {
            if (!new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(key.fingerprint())) {
                throw new UsageException("The token key is not the one that this lake was made with, so names would not"
                        + " match. Give the first key.");
            }
        } catch (FileNotFoundException e) {
            remember(lake, path, key);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static void remember(Lake lake, Path path, TokenKey key) {
        try (OutputStream out = lake.files().create(path, false)) {
            out.write(key.fingerprint().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }
}
