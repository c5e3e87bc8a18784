package org.hearth.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hearth.config.Options;
import org.hearth.derive.Reading;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * One table that a state's document asks for: {@code sql/rules/<name>.sql} and the yml beside it. {@code when} names the
 * option, a choice or a number that need not be set, without which it stays empty. One that {@code isDescribed} is a table of participants, whose groups stand in
 * the view {@code <name>_stratum}; one with a {@code share} gets that share's interval, one that {@code isAdjusted} its
 * ratio of observed to expected and the funnel around it.
 */
public record Rule(
        String name,
        Kind kind,
        @Nullable String when,
        @JsonProperty("is_described") boolean isDescribed,
        @Nullable Share share,
        @JsonProperty("is_adjusted") boolean isAdjusted) {

    /**
     * Decided by family and versioned, or counted over the whole state for each release; a part serves others only, and
     * a view is a part that is planned with the one table that reads it.
     */
    public enum Kind {
        case_part,
        case_table,
        series_view,
        series_part,
        series_table;

        public boolean isStored() {
            return this == case_table || this == series_table;
        }

        public boolean isSeries() {
            return this == series_view || this == series_part || this == series_table;
        }
    }

    /** All rules in build order. */
    public static List<Rule> all() {
        return Arrays.asList(Yaml.read("sql/rules.yml", Rule[].class));
    }

    /** Those that are decided by family. */
    public static List<Rule> cases() {
        return all().stream().filter(rule -> !rule.kind().isSeries()).toList();
    }

    /** Those that are counted for each release. */
    public static List<Rule> series() {
        return all().stream().filter(rule -> rule.kind().isSeries()).toList();
    }

    /** The series parts that {@code texts} read, directly or through others. */
    public static List<Rule> serving(List<String> texts) {
        return Reading.needed(series(), Rule::name, Rule::sql, texts);
    }

    /** The rules decided by family that {@code texts} read, directly or through others. */
    public static List<Rule> casesServing(List<String> texts) {
        return Reading.needed(cases(), Rule::name, Rule::sql, texts);
    }

    /** The views that others may read once the rule is computed. */
    List<String> views() {
        return isDescribed ? List.of(name, name + "_stratum") : List.of(name);
    }

    public String sql() {
        return Resources.text("sql/rules/" + name + ".sql");
    }

    /** Whether the state has the rule. */
    boolean applies(Map<String, Object> parameters) {
        if (when == null) {
            return true;
        }
        Object chosen = parameters.get(Options.parameter(when));
        return Boolean.TRUE.equals(chosen) || chosen instanceof Number;
    }
}
