package org.hearth.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An uninterrupted piece of one enrollment record, with the days that count rather than those keyed; {@code isLeft} is
 * the piece to which the keyed exit belongs, though it may have ended sooner.
 */
record Stretch(Fact record, String id, LocalDate start, @Nullable LocalDate exit, boolean isLeft) {

    Span span() {
        return new Span(start, exit == null ? Span.NEVER : exit);
    }

    String programId() {
        return record.text("program_id");
    }

    boolean isTransferTo(String program) {
        return isLeft
                && record.is("exit_reason", "TRANSFER")
                && (!record.knows("transferred_to_program_id") || record.is("transferred_to_program_id", program));
    }
}
