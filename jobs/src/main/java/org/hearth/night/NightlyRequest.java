package org.hearth.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearth.conform.TokenKey;
import org.jspecify.annotations.Nullable;

/**
 * What a night is asked to do. No states means all in the landing; no {@code asOf} means the latest extract date; no
 * periods means the current and the previous federal year. {@code isRebuild} decides every family again.
 */
public record NightlyRequest(
        String lake,
        String landing,
        List<String> states,
        @Nullable LocalDate asOf,
        List<String> periods,
        Map<String, String> options,
        TokenKey tokenKey,
        boolean isRebuild) {

    public NightlyRequest {
        states = List.copyOf(states);
        periods = List.copyOf(periods);
        options = Map.copyOf(options);
    }
}
