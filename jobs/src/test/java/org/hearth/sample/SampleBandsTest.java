package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates of the generated rows, counted simply, against the plausible ranges of public figures. */
class SampleBandsTest {

    private static final Map<String, Double> FOUND = new TreeMap<>();

    @BeforeAll
    static void count(@TempDir Path landing) {
        for (String state : List.of("ct", "ut")) {
            SampleRequest request = new SampleRequest(state, landing, 2000, 5, 5, 1, 0, LocalDate.of(2025, 9, 30));
            new Rates(Extract.of(Sample.writeCsv(request)), LocalDate.of(2025, 9, 30))
                    .all()
                    .forEach((name, rate) -> FOUND.put(state + " " + name, rate));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "m01, 0.08, 0.14",
        "m02, 0.35, 0.55",
        "m03, 0.75, 0.88",
        "m04, 0.60, 0.80",
        "m05, 0.60, 0.80",
        "m06, 0.30, 0.70",
        "m07, 0.50, 0.75",
        "m08, 0.01, 0.06",
        "m09, 0.02, 0.15",
        "m10, 0.55, 0.80",
        "m11, 0.55, 0.75",
        "m12, 0.65, 0.85",
        "m13, 0.85, 0.99",
        "m14, 0.70, 0.82",
        "m15, 0.20, 0.45",
        "m16, 0.75, 0.95",
        "m17, 0.25, 0.60",
        "m18, 0.45, 0.85",
        "m19, 0.60, 0.95",
        "visits_a_year, 14, 19",
        "visits_a_family, 18, 26",
        "virtual_now, 0.25, 0.48"
    })
    void rate_is_plausible(String name, double low, double high) {
        assertThat(FOUND.get("ct " + name)).as("ct " + name).isBetween(low, high);
        assertThat(FOUND.get("ut " + name)).as("ut " + name).isBetween(low, high);
    }

    @Test
    void caseload_is_steady() {
        assertThat(FOUND.getOrDefault("ct active_now", 0.0) / FOUND.getOrDefault("ct active_before", 0.0))
                .isBetween(0.7, 1.4);
    }
}
