package org.hearth.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.config.Options;
import org.junit.jupiter.api.Test;

/** The options of the demonstration of improvement, each on a document that is the same but for it. */
class ImprovementTest {
    private static final Map<String, String> CHANGES = Map.of(
            "doi.baseline_years", "1",
            "doi.min_share_area", "0.0",
            "doi.areas_required", "1",
            "doi.min_den", "101",
            "doi.max_missing_share", "0.04");

    @Test
    void eachOptionChangesWhatIsSaid() {
        List<String> standard = said(Map.of());
        CHANGES.forEach(
                (key, value) -> assertThat(said(Map.of(key, value))).as(key).isNotEqualTo(standard));
    }

    @Test
    void noOptionIsLeftOut() {
        Set<String> keys = Options.rules(Map.of()).keySet().stream()
                .filter(key -> key.startsWith("doi."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(CHANGES.keySet())).isEqualTo(keys);
    }

    /** The sentence of the result and the lines of the areas, without the list of options. */
    private static List<String> said(Map<String, String> options) {
        List<Section> sections = SampleForms.improvement(options).sections();
        return sections.subList(0, sections.size() - 1).stream()
                .flatMap(section -> Stream.concat(
                        Stream.of(section.text()),
                        section.grids().stream()
                                .flatMap(grid -> grid.lines().stream())
                                .map(Grid.Line::toString)))
                .toList();
    }
}
