package org.hearth.oracle;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Early language and literacy: children read to, told stories or sung to every day, by the latest usable answers. */
final class M11 extends ChildMeasure {
    private static final int EVERY_DAY = 7;

    @Override
    public String id() {
        return "m11";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        return Optional.of(caseload.silver()
                .of("literacy", "child_id", spell.childId())
                .filter(answers -> answers.within("observed_date", days))
                .sorted(Comparator.comparing((Fact answers) -> Objects.requireNonNull(answers.day("observed_date")))
                        .reversed())
                .flatMap(answers -> judge(answers).stream())
                .findFirst()
                .orElse(Verdict.missing("not_told")));
    }

    /** None, when the answers leave it open and those before them are looked at. */
    private static Optional<Verdict> judge(Fact answers) {
        boolean seven = counts().anyMatch(column ->
                answers.knows(column) && answers.number(column).intValue() == EVERY_DAY);
        if (seven || answers.yes("every_day")) {
            return Optional.of(Verdict.met(answers.day("observed_date")));
        }
        boolean all = counts().allMatch(answers::knows);
        return all || answers.no("every_day") ? Optional.of(Verdict.notMet("not_daily")) : Optional.empty();
    }

    private static Stream<String> counts() {
        return Stream.of("days_read", "days_story", "days_sing");
    }
}
