package org.hearth.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One family while its story is told: its people, its stays, and where rows are noted. */
final class Family {

    private final Network network;
    private final long number;
    private final Journal journal;
    private final Dice dice;
    private final String household;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();
    private int nextId;

    Family(Network network, long number, Journal journal, Dice dice) {
        this.network = network;
        this.number = number;
        this.journal = journal;
        this.dice = dice;
        this.household = String.format(Locale.ROOT, "H%07d", number);
    }

    Network network() {
        return network;
    }

    State state() {
        return network.state();
    }

    long number() {
        return number;
    }

    Journal journal() {
        return journal;
    }

    Dice dice() {
        return dice;
    }

    String household() {
        return household;
    }

    /** A new id, such as H0000042-V17; the letter only helps people to read it. */
    String id(char letter) {
        return household + "-" + letter + ++nextId;
    }

    int lastDay() {
        return journal.lastDay();
    }

    List<Stay> stays() {
        return stays;
    }

    List<Child> children() {
        return children;
    }

    /** The first completed visit of a primary caregiver in a span of days, or never. */
    int visitIn(int first, int last) {
        int found = Days.NEVER;
        for (Stay stay : stays) {
            found = stay.adult().isPrimary() ? Math.min(found, stay.visitIn(first, last)) : found;
        }
        return found;
    }

    /** The last day on which the family is served, as far as this story goes. */
    int servedUntil() {
        return stays.stream()
                .mapToInt(stay -> stay.to(state(), lastDay()))
                .max()
                .orElse(0);
    }
}
