package org.hearth.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.config.OptionRule;
import org.hearth.text.Cases;
import org.jspecify.annotations.Nullable;

/** What a measure means: the yml beside its SQL. {@code reasons} are the codes of the clauses that decide. */
public record MeasureSpec(
        String title,
        String area,
        String unit,
        @JsonProperty("subject_type") String subjectType,
        Kind kind,
        Direction direction,
        String source,
        String met,
        @JsonProperty("not_met") String notMet,
        String missing,
        String excluded,
        Map<String, String> reasons,
        @Nullable Map<String, OptionRule> options,
        Map<String, String> interpretation,
        @JsonProperty("as_of") LocalDate asOf,
        List<String> periods,
        Map<String, String> given,
        String expect,
        List<Cases.Variant> differs) {

    /** A {@code rate} counts events over subjects and may exceed 1. */
    public enum Kind {
        proportion,
        rate
    }

    /** Which way is better. */
    public enum Direction {
        up,
        down
    }

    public MeasureSpec {
        interpretation = interpretation == null ? Map.of() : Map.copyOf(interpretation);
        differs = differs == null ? List.of() : List.copyOf(differs);
    }

    /** The option rules by full key: a key with a dot stands as it is, others belong to measure {@code id}. */
    Map<String, OptionRule> optionRules(String id) {
        Map<String, OptionRule> rules = new TreeMap<>();
        if (options != null) {
            options.forEach((key, rule) -> rules.put(key.contains(".") ? key : id + "." + key, rule));
        }
        return rules;
    }
}
