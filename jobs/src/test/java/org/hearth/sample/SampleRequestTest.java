package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRequestTest {

    @ParameterizedTest
    @CsvSource({
        "ny, 10, 5, 7, 0, 'state must be ct or ut, not ny'",
        "ct, 0, 5, 7, 0, 'families must be 1 to 10000000, not 0'",
        "ct, 10, 21, 7, 0, 'years must be 1 to 20, not 21'",
        "ct, 10, 5, -1, 0, 'nights must be 0 to 366, not -1'",
        "ct, 10, 5, 7, 1.5, 'defects must be a share from 0 to 1, not 1.5'"
    })
    void a_request_says_what_is_allowed(
            String state, int families, int years, int nights, double defects, String message) {
        assertThatThrownBy(() -> new SampleRequest(
                        state, Path.of("x"), families, years, nights, 1, defects, LocalDate.of(2025, 9, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
