package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;

/** A person's enrollment as federal measures count it: pieces that transfers and mergers continue (R13). */
record Enrollment(String personId, List<Stretch> stretches) {

    String id() {
        return first().id();
    }

    LocalDate start() {
        return first().start();
    }

    /** Last day enrolled, {@link Span#NEVER} while it goes on. */
    LocalDate exit() {
        return stretches.stream()
                .map(stretch -> stretch.span().to())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    Span span() {
        return new Span(start(), exit());
    }

    Stretch first() {
        return stretches.get(0);
    }

    Stretch last() {
        return stretches.get(stretches.size() - 1);
    }

    boolean isInHousehold(Enrollment other) {
        return first().record().is("household_id", other.first().record().text("household_id"));
    }

    boolean isMiechv() {
        return first().record().is("funding_stream", "MIECHV");
    }

    boolean isPrimary() {
        return first().record().yes("primary_caregiver");
    }
}
