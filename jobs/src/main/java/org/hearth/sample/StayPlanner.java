package org.hearth.sample;

import java.util.List;

/** Decides how long a family stays, how each stay ends and what follows it. */
final class StayPlanner {

    private static final Choice ENDINGS =
            Choice.of("DISENGAGED 40, LEFT 34, NEVER_KEYED 6, TRANSFER 11, NEW_CAREGIVER 4, RETURNED 3, DEATH 0.6");

    private final Family family;
    private final Birth birth;
    private final Dice dice;

    StayPlanner(Family family, Birth birth) {
        this.family = family;
        this.birth = birth;
        this.dice = family.dice();
    }

    /** The stay that starts on a day; it is open when it would end after the last day. */
    Stay stay(Adult adult, Program program, int from) {
        int limit = limit(program, from);
        int length = dice.chance(0.1) ? dice.between(5, 75) : 30 + (int) dice.exponential(610);
        int end = Math.min(limit, from + length);
        Ending ending =
                birth.isLoss() ? Ending.LOSS : end == limit ? Ending.FINISHED : Ending.valueOf(ENDINGS.pick(dice));
        if (end > family.lastDay()) {
            ending = Ending.OPEN;
        }
        double perMonth = program.model() == Model.CF ? 2.5 : dice.chance(0.18) ? 1.5 : 2;
        int holdFrom = dice.chance(0.05) ? from + dice.between(60, 300) : Days.NEVER;
        List<Visit> visits = VisitCalendar.of(dice, from, end, family.lastDay(), perMonth, ending, holdFrom);
        int post = program.postOf(family.number() / 3);
        int known = Math.max(adult.known(), from + enteredAfter());
        return new Stay(family.id('E'), adult, program, post, from, holdFrom, ending, perMonth, visits, known);
    }

    private int enteredAfter() {
        return dice.chance(0.85) ? dice.between(0, 3) : dice.between(4, 20);
    }

    private int limit(Program program, int from) {
        if (birth.isLoss()) {
            return Math.max(from, birth.lossOn() + dice.between(3, 40));
        }
        int grown = Days.plusMonths(birth.dob(), program.model().servedMonths()) - 1;
        return Math.min(grown, Days.plusMonths(from, program.model().longestMonths()));
    }

    /** When the next stay after an ended one begins, or never. */
    int returnDay(Stay stay) {
        int last = stay.to(family.state(), family.lastDay());
        int day = Days.workday(last + gap(stay.ending()));
        boolean isServed = day < Days.plusMonths(birth.dob(), 22);
        return isServed && returns(stay.ending()) && day <= family.lastDay() ? day : Days.NEVER;
    }

    private boolean returns(Ending ending) {
        return switch (ending) {
            case TRANSFER, NEW_CAREGIVER -> true;
            case LEFT, DISENGAGED -> dice.chance(0.1);
            default -> false;
        };
    }

    private int gap(Ending ending) {
        return switch (ending) {
            case TRANSFER -> dice.chance(0.9) ? dice.between(1, 27) : dice.chance(0.8) ? dice.between(31, 70) : 0;
            case NEW_CAREGIVER -> dice.between(2, 26);
            default -> dice.between(75, 260);
        };
    }

    /** Where the next stay is: another program after a transfer, else the same. */
    Program nextProgram(Stay stay) {
        if (stay.ending() != Ending.TRANSFER) {
            return stay.program();
        }
        for (int turn = 0; turn < 20; turn++) {
            Program other = family.network().program(dice);
            boolean isFit = other.model() != Model.NFP && other.model() != Model.HFA;
            if (!other.id().equals(stay.program().id()) && isFit) {
                return other;
            }
        }
        return stay.program();
    }
}
