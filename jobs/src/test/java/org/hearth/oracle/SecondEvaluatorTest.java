package org.hearth.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.ReportingPeriod;

/** The SQL and the second evaluator decide random families alike. */
class SecondEvaluatorTest {
    private static final int FAMILIES = 150;
    private static final int TRIES = 1;
    private static final String SEED = "20260930";
    private static final int SHOWN = 3;
    private static final List<String> PERIODS = List.of("FFY2025", "FFY2026", "FFY2026Q2");
    static final String PROGRAMS =
            """
            program_id | contract_id | program_name | model | start_date
            P1         | K1          | North        | HFA   | 2020-01-01
            P2         | K1          | South        | PAT   | 2020-01-01
            P3         | K2          | West         | NFP   | 2020-01-01
            """;

    /** A state's families on a day. */
    record Extract(String state, LocalDate asOf, List<Family> families) {
        @Override
        public String toString() {
            return families.size() + " families of " + state + " on " + asOf;
        }
    }

    @Provide
    Arbitrary<Extract> connecticut() {
        return extracts("ct");
    }

    @Provide
    Arbitrary<Extract> utah() {
        return extracts("ut");
    }

    private static Arbitrary<Extract> extracts(String state) {
        return Arbitraries.of("2026-03-31", "2026-06-15", "2026-09-30")
                .map(LocalDate::parse)
                .flatMap(asOf -> Families.of(FAMILIES, asOf).map(families -> new Extract(state, asOf, families)));
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void decidesConnecticutAsTheSqlDoes(@ForAll("connecticut") Extract extract) {
        decidesAsTheSqlDoes(extract);
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void decidesUtahAsTheSqlDoes(@ForAll("utah") Extract extract) {
        decidesAsTheSqlDoes(extract);
    }

    private static void decidesAsTheSqlDoes(Extract extract) {
        Map<String, String> drawn = Family.drawn(extract.families());
        drawn.put("program", PROGRAMS);
        Map<String, List<String>> first =
                Decided.by(Family::familyOf, SqlEvaluator.decide(extract.state(), extract.asOf(), PERIODS, drawn));
        Map<String, List<String>> second = Decided.by(Family::familyOf, bySecond(extract, drawn));
        List<Family> different = extract.families().stream()
                .filter(family -> !answers(first, family).equals(answers(second, family)))
                .sorted(Comparator.comparing(Family::size))
                .toList();
        assertThat(different).as(() -> told(different, first, second)).isEmpty();
    }

    /** How many differ in what, and the smallest in full. */
    private static String told(
            List<Family> different, Map<String, List<String>> first, Map<String, List<String>> second) {
        Map<String, Long> measures = different.stream()
                .flatMap(family -> Stream.concat(
                                without(answers(first, family), answers(second, family)).stream(),
                                without(answers(second, family), answers(first, family)).stream())
                        .map(answer -> answer.substring(0, answer.indexOf(' ')))
                        .distinct())
                .collect(Collectors.groupingBy(measure -> measure, TreeMap::new, Collectors.counting()));
        return "families that differ, by measure: " + measures + "\n\n"
                + different.stream()
                        .limit(SHOWN)
                        .map(family -> "%s\nSQL only:\n  %s\nsecond evaluator only:\n  %s\n"
                                .formatted(
                                        family,
                                        String.join("\n  ", without(answers(first, family), answers(second, family))),
                                        String.join("\n  ", without(answers(second, family), answers(first, family)))))
                        .collect(Collectors.joining("\n"));
    }

    private static List<String> answers(Map<String, List<String>> answers, Family family) {
        return answers.getOrDefault(family.name(), List.of());
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }

    private static List<Decided> bySecond(Extract extract, Map<String, String> drawn) {
        Set<String> measures =
                MeasureCatalog.load().measures().stream().map(Measure::id).collect(Collectors.toSet());
        List<Period> periods = PERIODS.stream()
                .map(ReportingPeriod::parse)
                .map(period -> new Period(period.id(), period.start(), period.end()))
                .toList();
        return Decided.of(SecondEvaluator.decide(
                Silver.drawn(drawn, extract.asOf()),
                Rules.of(extract.state(), Map.of()),
                extract.asOf(),
                periods,
                measures));
    }
}
