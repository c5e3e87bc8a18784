package org.hearth.oracle;

import java.time.LocalDate;

/** A reporting period. */
record Period(String id, LocalDate start, LocalDate end) {

    Span span() {
        return new Span(start, end);
    }

    boolean contains(LocalDate day) {
        return span().contains(day);
    }
}
