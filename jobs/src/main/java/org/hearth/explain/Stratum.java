package org.hearth.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hearth.text.UsageException;

/** A group of subjects as {@code gold.measure_result} names it: {@code race=BLACK}, {@code race_income=BLACK|<=50}. */
public record Stratum(String stratifier, String code) {
    private static final Map<String, String> COLUMNS = Map.of("age", "age_band", "income", "income_band");
    private static final Map<String, List<String>> PAIRS = Map.of(
            "race_income", List.of("race", "income"),
            "race_insurance", List.of("race", "insurance"),
            "income_insurance", List.of("income", "insurance"));

    /** Reads {@code DIM=CODE}; anything else is bad usage. */
    public static Stratum parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageException(
                    "--stratum takes a dimension and a code, for example race=BLACK, not " + text + ".");
        }
        return new Stratum(text.substring(0, equals), text.substring(equals + 1));
    }

    /** One column of {@code gold.participant_stratum} and its value. */
    record Part(String column, String code) {}

    /** A pair of dimensions has two parts, its code joined by a bar. */
    List<Part> parts() {
        List<String> dimensions = PAIRS.getOrDefault(stratifier, List.of(stratifier));
        List<String> codes = dimensions.size() == 1 ? List.of(code) : Arrays.asList(code.split("\\|", -1));
        if (codes.size() != dimensions.size()) {
            throw new UsageException(
                    "--stratum " + stratifier + " takes two codes with a bar between, for example BLACK|<=50.");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String dimension = dimensions.get(i);
            parts.add(new Part(COLUMNS.getOrDefault(dimension, dimension), codes.get(i)));
        }
        return parts;
    }
}
