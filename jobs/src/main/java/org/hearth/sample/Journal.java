package org.hearth.sample;

import java.util.ArrayList;
import java.util.List;

/** All that was ever keyed about one family or one program. */
final class Journal {

    private final List<Entry> entries = new ArrayList<>();
    private final Dice dice;
    private final int lastDay;

    Journal(Dice dice, int lastDay) {
        this.dice = dice;
        this.lastDay = lastDay;
    }

    int lastDay() {
        return lastDay;
    }

    /** A record saved on a given day; working hours in both states are 13:00 to 22:59 in UTC. */
    Entry enter(String entity, int day) {
        Entry entry = new Entry(Contract.entity(entity), day, dice.between(13 * 3600, 23 * 3600 - 61));
        entries.add(entry);
        return entry;
    }

    /** A record of something that happened, keyed some days later but never before what it refers to. */
    Entry note(String entity, int happened, int notBefore) {
        return enter(entity, Math.max(happened + lag(), notBefore));
    }

    private int lag() {
        double roll = dice.unit();
        return roll < 0.72
                ? dice.between(0, 2)
                : roll < 0.92 ? dice.between(3, 7) : roll < 0.985 ? dice.between(8, 14) : dice.between(15, 20);
    }

    void deliver(int fullDay, RowSink sink) {
        entries.forEach(entry -> entry.deliver(fullDay, lastDay, sink));
    }
}
