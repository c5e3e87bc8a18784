package org.hearth.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearth.text.SqlText;
import org.junit.jupiter.api.Test;

class WavesTest {
    private static final List<Derivation.Derived> ORDER = Derivation.order();

    @Test
    void everyTableIsInOneWave() {
        assertThat(Derivation.waves(ORDER).stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void aTableReadsOnlyEarlierWaves() {
        Set<String> all = ORDER.stream().map(Derivation.Derived::name).collect(Collectors.toSet());
        Set<String> made = new HashSet<>();
        for (List<Derivation.Derived> wave : Derivation.waves(ORDER)) {
            for (Derivation.Derived derived : wave) {
                Set<String> read = new HashSet<>(SqlText.tables(derived.sql()));
                read.retainAll(all);
                assertThat(made).as(derived.name()).containsAll(read);
            }
            wave.forEach(derived -> made.add(derived.name()));
        }
    }
}
