package org.hearth.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be explained: a cell, or with {@code subject} one subject. Of several states the one that has a release
 * is meant, of several periods (none: all that the release keeps) the latest.
 */
public record Question(
        String measure,
        List<String> states,
        List<String> periods,
        @Nullable Scope scope,
        @Nullable Stratum stratum,
        @Nullable Status status,
        @Nullable String subject,
        boolean isWhyNot,
        int limit) {

    public Question {
        states = List.copyOf(states);
        periods = List.copyOf(periods);
    }

    /** How a case ended; the last four are those of the rate card. */
    public enum Status {
        met,
        not_met,
        missing,
        excluded,
        achieved,
        not_achieved,
        pending,
        undetermined;

        /** Whether a case of an outcome, or else of a measure, may end so. */
        public boolean fits(boolean isOutcome) {
            return this == excluded || isOutcome == compareTo(excluded) > 0;
        }
    }

    /** How the answer is written. */
    public enum Format {
        text,
        json
    }

    /** A column of {@code gold.measure_case} and its value: a contract, program or model. */
    public record Scope(String type, String id) {
        String column() {
            return type.equals("model") ? type : type + "_id";
        }
    }
}
