package org.hearth.oracle;

import java.util.List;
import java.util.stream.Stream;

/** A child's enrollment, over the enrollments of one caregiver or of several who took turns (R15). */
record Spell(String childId, List<Enrollment> under, Span span, boolean isIndex) {

    String chainId() {
        return under.get(0).id();
    }

    boolean isMiechv() {
        return under.get(0).isMiechv();
    }

    Enrollment lastUnder() {
        return under.get(under.size() - 1);
    }

    /** This spell and one that goes on from it. */
    Spell and(Spell next) {
        return new Spell(
                childId,
                Stream.concat(under.stream(), next.under.stream()).distinct().toList(),
                new Span(Span.earlier(span.from(), next.span.from()), Span.later(span.to(), next.span.to())),
                isIndex || next.isIndex);
    }
}
