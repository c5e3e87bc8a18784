package org.hearth.night;

import java.util.Optional;
import org.hearth.conform.TokenKey;
import org.hearth.table.Lake;
import org.hearth.text.UsageException;

/** A lake is tokenised with one key: its fingerprint is kept, and another key is refused. */
final class KeyCheck {
    private KeyCheck() {}

    static void require(Lake lake, TokenKey key) {
        Remembered fingerprint = new Remembered(lake, "token_key_fingerprint");
        Optional<String> first = fingerprint.word();
        if (first.isEmpty()) {
            fingerprint.keep(key.fingerprint());
        } else if (!first.get().equals(key.fingerprint())) {
            throw new UsageException("The token key is not the one that this lake was made with, so names would not"
                    + " match. Give the first key.");
        }
    }
}
