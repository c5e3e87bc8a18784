package org.hearth.receive;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A ready folder of the landing: {@code path} is relative to the landing, {@code batchId} names the path with this
 * content, so the same path with another manifest is another delivery.
 */
public record Folder(
        String state, String source, LocalDate extractDate, String path, String manifestDigest, String batchId) {
    public Folder {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(extractDate, "extractDate is null");
    }
}
