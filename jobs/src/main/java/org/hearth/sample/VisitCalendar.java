package org.hearth.sample;

import java.util.ArrayList;
import java.util.List;

/** The visits of one stay: kept and missed ones in the rhythm of the plan, and how engagement ends. */
final class VisitCalendar {

    private static final Choice OUTCOMES = Choice.of("COMPLETED 75, CANCELLED_BY_FAMILY 9, NO_SHOW 6, ATTEMPTED 2, "
            + "CANCELLED_BY_STAFF 4, RESCHEDULED 3, CHECK_IN_ONLY 1");
    private static final String[] MISSED = {"NO_SHOW", "NO_SHOW", "CANCELLED_BY_FAMILY", "ATTEMPTED"};

    private final Dice dice;
    private final int lastDay;
    private final List<Visit> visits = new ArrayList<>();

    private VisitCalendar(Dice dice, int lastDay) {
        this.dice = dice;
        this.lastDay = lastDay;
    }

    /** Visits from a first completed one on the start day; a hold is a pause without scheduled visits. */
    static List<Visit> of(Dice dice, int start, int end, int lastDay, double perMonth, Ending ending, int holdFrom) {
        VisitCalendar calendar = new VisitCalendar(dice, lastDay);
        if (ending == Ending.RETURNED) {
            calendar.fill(start, start + (end - start) / 2, perMonth, Days.NEVER);
            calendar.missUntilGivenUp();
            calendar.fill(Days.workday(calendar.last() + dice.between(40, 60)), end, perMonth, Days.NEVER);
        } else {
            calendar.fill(start, Math.min(end, lastDay), perMonth, holdFrom);
        }
        if (ending == Ending.DISENGAGED || ending == Ending.NEVER_KEYED) {
            calendar.missUntilGivenUp();
        }
        return List.copyOf(calendar.visits);
    }

    private void fill(int start, int end, double perMonth, int holdFrom) {
        int missedOn = Days.NEVER;
        int day = start;
        while (day <= end) {
            boolean mustComeNow = day == start || (missedOn != Days.NEVER && day + 12 > missedOn + 28);
            String status = mustComeNow ? "COMPLETED" : OUTCOMES.pick(dice);
            visits.add(new Visit(day, status));
            missedOn = missed(status, day, missedOn);
            // Connecticut's clock: thirty days after the first missed visit a family that does not come is gone.
            int gap = missedOn == Days.NEVER ? rhythm(perMonth) : dice.between(6, 10);
            boolean pauses = missedOn == Days.NEVER && day <= holdFrom && day + gap > holdFrom;
            day = Days.workday(day + gap + (pauses ? 40 : 0));
        }
        dropUnkeptEnd(end);
    }

    // A keyed exit is the last completed visit, so nothing scheduled may follow it.
    private void dropUnkeptEnd(int end) {
        while (visits.size() > 1 && !visits.get(visits.size() - 1).isCompleted() && end < lastDay) {
            visits.remove(visits.size() - 1);
        }
    }

    private static int missed(String status, int day, int missedOn) {
        return switch (status) {
            case "COMPLETED" -> Days.NEVER;
            case "NO_SHOW", "CANCELLED_BY_FAMILY", "ATTEMPTED" -> Math.min(day, missedOn);
            default -> missedOn;
        };
    }

    private int rhythm(double perMonth) {
        int usual = (int) Math.round(30.4 / perMonth);
        return Math.max(5, usual + dice.between(-3, 3));
    }

    private int last() {
        return visits.get(visits.size() - 1).day();
    }

    private void missUntilGivenUp() {
        int day = last();
        int count = dice.between(2, 4);
        for (int miss = 0; miss < count; miss++) {
            day = Days.workday(day + dice.between(8, 15));
            if (day <= lastDay) {
                visits.add(new Visit(day, dice.pick(MISSED)));
            }
        }
    }
}
