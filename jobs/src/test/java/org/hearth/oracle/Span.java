package org.hearth.oracle;

import java.time.LocalDate;

/** Days from one to another, both included. */
record Span(LocalDate from, LocalDate to) {
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    static Span from(LocalDate from) {
        return new Span(from, NEVER);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean isEmpty() {
        return from.isAfter(to);
    }

    Span cut(Span other) {
        return new Span(later(from, other.from), earlier(to, other.to));
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
