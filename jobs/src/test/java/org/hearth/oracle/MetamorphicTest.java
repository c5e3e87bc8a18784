package org.hearth.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Changes of the facts that must leave the answers of random families alone, or change them in a known way. */
class MetamorphicTest {
    private static final int FAMILIES = 60;
    private static final String SEED = "20261126";
    private static final String STATE = "ct";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 15);
    private static final int YEARS = Relations.CALENDAR_CYCLE_YEARS;
    private static final List<String> PERIODS = List.of("FFY2025", "FFY2026", "FFY2026Q2");
    private static final List<String> LATER_PERIODS = List.of("FFY2053", "FFY2054", "FFY2054Q2");

    @Provide
    Arbitrary<List<Family>> families() {
        return Families.of(FAMILIES, AS_OF);
    }

    @Property(tries = 1, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void answersFollowFromFactsAlone(@ForAll("families") List<Family> families) {
        Map<String, String> drawn = Family.drawn(families);
        drawn.put("program", SecondEvaluatorTest.PROGRAMS);
        List<Decided> answers = decided(drawn);
        assertThat(answers).hasSizeGreaterThan(FAMILIES);

        assertThat(texts(decided(Relations.splitAgency(drawn))))
                .as("an agency is split")
                .isEqualTo(texts(answers));
        assertThat(texts(decided(Relations.withEventsOfLongAgo(drawn))))
                .as("events of long ago are delivered")
                .isEqualTo(texts(answers));
        assertThat(texts(SqlEvaluator.decide(
                        STATE, AS_OF.plusYears(YEARS), LATER_PERIODS, Relations.later(drawn, YEARS))))
                .as("all is %s years later", YEARS)
                .isEqualTo(texts(answers.stream().map(MetamorphicTest::later).toList()));
        assertThat(texts(decided(Relations.withTwins(drawn))))
                .as("each child has a twin")
                .isEqualTo(texts(
                        answers.stream().flatMap(MetamorphicTest::withTwin).toList()));
    }

    private static List<Decided> decided(Map<String, String> drawn) {
        return SqlEvaluator.decide(STATE, AS_OF, PERIODS, drawn);
    }

    private static List<String> texts(List<Decided> rows) {
        return rows.stream().map(Decided::toString).sorted().toList();
    }

    private static Decided later(Decided row) {
        return new Decided(
                row.measureId(),
                LATER_PERIODS.get(PERIODS.indexOf(row.periodId())),
                row.subjectId(),
                row.status(),
                Relations.later(row.denominatorOn(), YEARS),
                Relations.later(row.numeratorOn(), YEARS),
                row.events());
    }

    private static Stream<Decided> withTwin(Decided row) {
        return Relations.isChild(row.subjectId())
                ? Stream.of(row, row.of(Relations.twin(row.subjectId())))
                : Stream.of(row);
    }
}
