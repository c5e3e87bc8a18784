package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chance with a liking for days on which something changes. */
record Dice(Random random) {

    boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    /** From one to another number, both included. */
    int from(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Yes, no, or not known. */
    @Nullable
    Boolean answer() {
        return oneIn(4) ? null : random.nextBoolean();
    }

    /** One of the days, or the day before or after it. */
    LocalDate near(LocalDate... days) {
        return of(days).plusDays(from(-1, 1));
    }

    /** Near one of the days, or now and then anywhere between the earliest and the latest. */
    LocalDate about(LocalDate... days) {
        if (!oneIn(3)) {
            return near(days);
        }
        LocalDate first = days[0];
        LocalDate last = days[0];
        for (LocalDate day : days) {
            first = Span.earlier(first, day);
            last = Span.later(last, day);
        }
        return first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
    }
}
