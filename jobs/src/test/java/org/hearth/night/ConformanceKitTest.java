package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The conformance kit in itself: digests, names, sentences, and an example of everything that can be answered. */
class ConformanceKitTest {
    private static final List<String> STATUSES = List.of("met", "not_met", "missing", "excluded");

    @Test
    void everyFolderIsAsItsManifestSays() {
        assertThat(ConformanceKit.brokenSeals())
                .as("files that changed since conformance/seal")
                .isEmpty();
    }

    @Test
    void everyFamilyIsInTheLandingAndHasItsAnswers() {
        for (String state : List.of("ct", "ut")) {
            Set<String> households = ConformanceKit.households(state);
            Set<String> families =
                    ConformanceKit.lines("families.csv", row -> state.equals(row.get("state")), "family");
            assertThat(families).as(state).allMatch(family -> hasHousehold(households, family));
            assertThat(ConformanceKit.lines(
                            "families.csv",
                            row -> state.equals(row.get("state")) && "Y".equals(row.get("has_rows")),
                            "family"))
                    .as(state)
                    .isEqualTo(ConformanceKit.lines(
                            "expected/measure_case.csv", row -> state.equals(row.get("state")), "family"));
        }
    }

    @Test
    void everyCaseOfTheRateCardIsOfAFamily() {
        assertThat(ConformanceKit.values("families.csv", "family"))
                .containsAll(ConformanceKit.values("expected/rate_card_case.csv", "family"));
    }

    @Test
    void everyRuleThatAFamilyCitesHasItsSentence() {
        Set<String> cited = ConformanceKit.values("families.csv", "rules").stream()
                .flatMap(rules -> List.of(rules.split(";")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ConformanceKit.values("rules.csv", "rule")).isEqualTo(cited);
    }

    @Test
    void everyTableThatIsToldIsCompared() {
        Set<String> compared = Stream.of("ct 2026-09-30", "ut 2026-09-30", "ut 2026-10-07")
                .map(told -> told.split(" "))
                .flatMap(told -> ConformanceTables.of(told[0], told[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        compared.addAll(Set.of("form2", "form2_later", "measure_case", "measure_case_later", "rate_card_case"));
        assertThat(compared).isEqualTo(ConformanceKit.tables());
    }

    /** The caseload measures of children take nobody out: a child that does not belong has no row. */
    @Test
    void everyMeasureShowsEveryStatusThatItCanHave() {
        Set<String> shown = ConformanceKit.lines(
                "expected/measure_case.csv", row -> "hand".equals(row.get("basis")), "measure_id, status");
        Set<String> wanted = new TreeSet<>();
        for (String measure : ConformanceKit.values("expected/measure_case.csv", "measure_id")) {
            STATUSES.forEach(status -> wanted.add(measure + "|" + status));
        }
        wanted.removeAll(Set.of("m07|excluded", "m08|excluded", "m09|excluded", "m11|excluded"));
        assertThat(wanted).hasSize(21 * STATUSES.size() - 4);
        assertThat(shown).isEqualTo(wanted);
    }

    private static boolean hasHousehold(Set<String> households, String family) {
        return households.stream().anyMatch(id -> id.equals("H_" + family) || id.startsWith("H_" + family + "_"));
    }
}
