package org.hearth.sample;

import java.nio.file.Path;
import java.time.LocalDate;

/** What a synthetic state should be: which one, how large, how long, how dirty, and where it goes. */
public record SampleRequest(
        String state, Path landing, int families, int years, int nights, long seed, double defects, LocalDate until) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2045, 12, 31);

    public SampleRequest {
        require(state.equals("ct") || state.equals("ut"), "state must be ct or ut, not " + state);
        require(families >= 1 && families <= 10_000_000, "families must be 1 to 10000000, not " + families);
        require(years >= 1 && years <= 20, "years must be 1 to 20, not " + years);
        require(nights >= 0 && nights <= 366, "nights must be 0 to 366, not " + nights);
        require(defects >= 0 && defects <= 1, "defects must be a share from 0 to 1, not " + defects);
        require(
                !until.isBefore(EARLIEST) && !until.isAfter(LATEST),
                "until must be " + EARLIEST + " to " + LATEST + ", not " + until);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    int lastDay() {
        return Days.of(until);
    }

    int fullDay() {
        return lastDay() - nights;
    }

    int firstDay() {
        return Days.of(until.minusYears(years).plusDays(1));
    }
}
