package org.hearth.measure;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What results are divided by. */
public enum Stratifier {
    all(""),
    race("race"),
    ethnicity("ethnicity"),
    age("age"),
    income("income"),
    insurance("insurance"),
    child_welfare("child_welfare"),
    language("language"),
    race_income("race|income"),
    race_insurance("race|insurance"),
    income_insurance("income|insurance"),
    race_ethnicity_2024("race"),
    race_any("");

    private static final Pattern PART = Pattern.compile("[a-z_]+");

    private final String parts;

    /** {@code parts} are the references that make up its own, as the names of strata are made up. */
    Stratifier(String parts) {
        this.parts = parts;
    }

    /** The stratum with which the others are compared; groups that overlap are not. */
    Optional<String> reference(Map<String, Object> options) {
        String reference = PART.matcher(parts)
                .replaceAll(part -> Matcher.quoteReplacement(String.valueOf(options.get("reference." + part.group()))));
        return Optional.of(reference).filter(name -> !name.isEmpty());
    }
}
