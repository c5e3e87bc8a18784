package org.hearth.conform;

import java.util.Collection;

/** What became of the rows of a folder: accepted + quarantined + ignored must be all of them. */
public record Fate(long accepted, long quarantined, long ignored) {
    public static final Fate NONE = new Fate(0, 0, 0);

    Fate plus(Fate other) {
        return new Fate(accepted + other.accepted, quarantined + other.quarantined, ignored + other.ignored);
    }

    /** The fate of several folders' rows together. */
    public static Fate sum(Collection<Fate> fates) {
        return fates.stream().reduce(NONE, Fate::plus);
    }

    public long all() {
        return accepted + quarantined + ignored;
    }

    /** Rows of one label of the decision; what is neither accepted nor quarantined changes nothing. */
    static Fate of(String label, long rows) {
        return switch (label) {
            case "accepted" -> new Fate(rows, 0, 0);
            case "quarantined" -> new Fate(0, rows, 0);
            default -> new Fate(0, 0, rows);
        };
    }
}
