package org.hearth.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record: {@code row} is which of the entity's, {@code values} what it would say; {@code isAside} is
 * a record that only makes the enrollment, {@code isVeiled} a change whose day would tell a day of birth. Less is changed by
 * a field than by a day, by fewer days than by more, and by a record that is there than by a new one.
 */
record Candidate(
        Kind kind,
        long days,
        boolean isAside,
        boolean isVeiled,
        String entity,
        String id,
        int row,
        @Nullable List<@Nullable Object> values,
        String text) {
    static final Comparator<Candidate> SMALLEST_FIRST = Comparator.comparing(Candidate::kind)
            .thenComparing(Candidate::isAside)
            .thenComparing(Candidate::days)
            .thenComparing(Candidate::text);

    private static final int NONE = -1;

    /** What is changed. */
    enum Kind {
        nothing,
        field,
        day,
        removed,
        added
    }

    /** The facts as they are. */
    static Candidate unchanged() {
        return new Candidate(Kind.nothing, 0, false, false, "", "", NONE, null, "");
    }

    static Candidate added(String entity, long days, boolean isVeiled, List<@Nullable Object> values, String text) {
        return new Candidate(Kind.added, days, false, isVeiled, entity, "new", NONE, values, text);
    }

    /** Sorts after every character of an id, and is cut off again. */
    static String mark(int candidate) {
        return "#" + candidate;
    }

    List<Object[]> applied(String changed, List<Object[]> facts) {
        if (!changed.equals(entity)) {
            return facts;
        }
        List<Object[]> copy = new ArrayList<>(facts);
        if (kind == Kind.added && values != null) {
            copy.add(values.toArray());
        } else if (values == null) {
            copy.remove(row);
        } else {
            copy.set(row, values.toArray());
        }
        return copy;
    }
}
