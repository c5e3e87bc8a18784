package org.hearth.oracle;

import java.util.List;
import java.util.stream.Stream;

/** A child's enrollment, over the enrollments of one caregiver or of several who took turns (R15). */
record Spell(String childId, List<Turn> turns, boolean isIndex) {

    /** The child's days under one enrollment, or under a piece of it. */
    record Turn(Enrollment enrollment, Span span) {}

    Spell(String childId, Enrollment enrollment, Span span, boolean isIndex) {
        this(childId, List.of(new Turn(enrollment, span)), isIndex);
    }

    List<Enrollment> under() {
        return turns.stream().map(Turn::enrollment).distinct().toList();
    }

    Span span() {
        return hull(turns);
    }

    String chainId() {
        return turns.get(0).enrollment().id();
    }

    boolean isMiechv() {
        return turns.get(0).enrollment().isMiechv();
    }

    /** The enrollment under which the child stays longest, of equals the later one. */
    Enrollment lastUnder() {
        return turns.stream()
                .reduce((one, next) -> next.span().to().isBefore(one.span().to()) ? one : next)
                .orElseThrow()
                .enrollment();
    }

    /** As far as it is under one enrollment. */
    Spell under(Enrollment enrollment) {
        List<Turn> own = turns.stream()
                .filter(turn -> turn.enrollment().equals(enrollment))
                .toList();
        return new Spell(childId, enrollment, hull(own), isIndex);
    }

    /** This spell and one that goes on from it. */
    Spell and(Spell next) {
        return new Spell(
                childId, Stream.concat(turns.stream(), next.turns.stream()).toList(), isIndex || next.isIndex);
    }

    private static Span hull(List<Turn> turns) {
        return turns.stream()
                .map(Turn::span)
                .reduce((one, next) -> new Span(Span.earlier(one.from(), next.from()), Span.later(one.to(), next.to())))
                .orElseThrow();
    }
}
