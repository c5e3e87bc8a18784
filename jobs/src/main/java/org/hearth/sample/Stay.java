package org.hearth.sample;

import java.util.List;

/** One enrollment of one adult in one program, with its visits; {@code known} is when the record was keyed. */
record Stay(
        String id,
        Adult adult,
        Program program,
        int post,
        int from,
        int holdFrom,
        Ending ending,
        double perMonth,
        List<Visit> visits,
        int known) {

    int lastVisit() {
        int last = from;
        for (Visit visit : visits) {
            last = visit.isCompleted() ? visit.day() : last;
        }
        return last;
    }

    boolean isOpen() {
        return ending == Ending.OPEN;
    }

    /** The last enrolled day as the state's rule has it, or the last day of the story for an open stay. */
    int to(State state, int lastDay) {
        if (isOpen()) {
            return lastDay;
        }
        boolean lapses = ending == Ending.DISENGAGED || ending == Ending.NEVER_KEYED;
        return Math.min(lastDay, lapses ? lastVisit() + state.closureDays() : lastVisit());
    }

    /** The first missed visit after the last completed one, or never. */
    int firstMissed() {
        for (Visit visit : visits) {
            if (visit.day() > lastVisit()) {
                return visit.day();
            }
        }
        return Days.NEVER;
    }

    /** The first completed visit in a span of days, on which facts can be asked; never if there is none. */
    int visitIn(int first, int last) {
        for (Visit visit : visits) {
            if (visit.isCompleted() && visit.day() >= first && visit.day() <= last) {
                return visit.day();
            }
        }
        return Days.NEVER;
    }
}
