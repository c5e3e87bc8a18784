package org.hearth.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.ReportingPeriod;
import org.hearth.testing.TextTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second evaluator decides the cases drawn beside each measure as they expect. */
class SecondEvaluatorCasesTest {

    static Stream<Measure> measures() {
        return MeasureCatalog.load().measures().stream();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void decidesTheDrawnCases(Measure measure) {
        TextTable expected = TextTable.parse(measure.spec().expect());
        List<Decided> decided = Decided.of(SecondEvaluator.decide(
                        Silver.drawn(measure.spec().given(), measure.spec().asOf()),
                        Rules.of("ct", Map.of()),
                        measure.spec().asOf(),
                        periods(measure.spec().periods()),
                        Set.of(measure.id())))
                .stream()
                .map(row -> row.seenIn(expected))
                .toList();
        assertThat(Decided.by(subject -> subject, decided))
                .isEqualTo(Decided.by(subject -> subject, Decided.of(expected)));
    }

    private static List<Period> periods(List<String> ids) {
        return ids.stream()
                .map(ReportingPeriod::parse)
                .map(period -> new Period(period.id(), period.start(), period.end()))
                .toList();
    }
}
