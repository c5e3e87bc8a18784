package org.hearth.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of a measure: a subject in a period, by the first piece of its enrollment. */
record Case(
        String measureId,
        String periodId,
        String subjectId,
        String chainId,
        Status status,
        @Nullable String reason,
        @Nullable LocalDate denominatorOn,
        @Nullable LocalDate numeratorOn,
        @Nullable Integer events) {

    static Case of(
            String measure, Period period, String subject, String chain, Verdict verdict, LocalDate denominatorOn) {
        LocalDate day = verdict.denominatorOn() == null ? denominatorOn : verdict.denominatorOn();
        return new Case(
                measure,
                period.id(),
                subject,
                chain,
                verdict.status(),
                verdict.reason(),
                day,
                verdict.numeratorOn(),
                verdict.events());
    }
}
