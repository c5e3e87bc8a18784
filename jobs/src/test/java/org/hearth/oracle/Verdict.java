package org.hearth.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A status with what decided it; {@code denominatorOn} only where the measure departs from its kind's day. */
record Verdict(
        Status status,
        @Nullable String reason,
        @Nullable LocalDate numeratorOn,
        @Nullable LocalDate denominatorOn,
        @Nullable Integer events) {

    static Verdict met(@Nullable LocalDate numeratorOn) {
        return new Verdict(Status.MET, null, numeratorOn, null, null);
    }

    static Verdict notMet(String reason) {
        return new Verdict(Status.NOT_MET, reason, null, null, null);
    }

    static Verdict missing(String reason) {
        return new Verdict(Status.MISSING, reason, null, null, null);
    }

    static Verdict excluded(String reason) {
        return new Verdict(Status.EXCLUDED, reason, null, null, null);
    }

    Verdict on(LocalDate day) {
        return new Verdict(status, reason, numeratorOn, day, events);
    }

    Verdict events(int number) {
        return new Verdict(status, reason, numeratorOn, denominatorOn, number);
    }
}
