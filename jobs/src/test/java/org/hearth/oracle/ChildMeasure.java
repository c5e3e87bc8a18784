package org.hearth.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A measure of all index children of a period, each by the latest spell in it. */
abstract class ChildMeasure implements Form2Measure {

    /** {@code days} are those of the period on which the child was enrolled. */
    abstract Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period);

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.indexChildren().collect(Collectors.groupingBy(Spell::childId)).values().stream()
                .flatMap(spells -> latest(caseload, spells, period).stream())
                .flatMap(spell -> judge(caseload, spell, caseload.days(spell.span(), period), period)
                        .map(verdict -> Case.of(
                                id(),
                                period,
                                spell.childId(),
                                spell.chainId(),
                                verdict,
                                Span.earlier(period.end(), spell.span().to())))
                        .stream());
    }

    private static Optional<Spell> latest(Caseload caseload, List<Spell> spells, Period period) {
        return spells.stream()
                .filter(spell -> caseload.isEnrolled(spell.span(), period))
                .max(Comparator.comparing(spell -> spell.span().from()));
    }
}
