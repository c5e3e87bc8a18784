package org.hearth.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearth.text.Cases;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * What a rule means: the yml beside its SQL. {@code rules} are its ids in the states' documents, {@code reasons} the codes
 * of the clauses that decide, {@code interpretation} the readings of what the documents leave open.
 */
public record RuleSpec(
        String title,
        String source,
        List<String> rules,
        @Nullable Map<String, String> reasons,
        Map<String, String> interpretation,
        List<Case> cases) {

    public static RuleSpec load(String name) {
        return Yaml.read("sql/rules/" + name + ".yml", RuleSpec.class);
    }

    /** What the table holds for drawn silver rows; {@code query} is what to ask of it when that is less than all. */
    public record Case(
            String description,
            String state,
            @JsonProperty("as_of") LocalDate asOf,
            Map<String, String> given,
            @Nullable String query,
            String expect,
            @Nullable Map<String, String> options,
            @Nullable List<Cases.Variant> differs) {

        @Override
        public String toString() {
            return description;
        }
    }
}
