package org.hearth.config;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.hearth.text.Nearest;
import org.hearth.text.UsageException;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/** The options in force for one state and run: the rule's default, the state's choice, or the run's override. */
public record Options(Map<String, Object> values) {

    public Options {
        values = Map.copyOf(values);
    }

    /**
     * {@code measureRules} are those of the measures, by their full key. An unknown key, a value out of range, or a
     * state's key and its shared twin set to different values is bad usage.
     */
    public static Options inForce(
            StateConfig state, Map<String, OptionRule> measureRules, Map<String, String> overrides) {
        Map<String, OptionRule> rules = rules(measureRules);
        Map<String, Object> values = new TreeMap<>();
        rules.forEach((key, rule) -> values.put(key, rule.checked(key, rule.fallback())));
        Map<String, Object> chosen = new HashMap<>();
        state.options().forEach((key, choice) -> choose(chosen, rules, state, key, choice.value()));
        values.putAll(chosen);
        Map<String, Object> overridden = new HashMap<>();
        overrides.forEach((key, text) -> choose(overridden, rules, state, key, typed(text)));
        values.putAll(overridden);
        return new Options(values);
    }

    /** The options of a release, as it wrote them down. */
    public static Options decided(Map<String, String> texts) {
        Map<String, Object> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, text.isEmpty() ? text : typed(text)));
        return new Options(values);
    }

    /** A value as a person types it; what YAML cannot read, such as {@code >300}, is a word. */
    static Object typed(String text) {
        try {
            return Yaml.parse("option", text, Object.class);
        } catch (UsageException e) {
            return text;
        }
    }

    /** The shared rules and those of the measures. */
    public static Map<String, OptionRule> rules(Map<String, OptionRule> measureRules) {
        Map<String, OptionRule> rules = new TreeMap<>(Yaml.read("sql/options.yml", RuleBook.class));
        rules.putAll(measureRules);
        return rules;
    }

    /** A map that Jackson can name. */
    static final class RuleBook extends TreeMap<String, OptionRule> {}

    private static void choose(
            Map<String, Object> chosen,
            Map<String, OptionRule> rules,
            StateConfig state,
            String key,
            @Nullable Object value) {
        StateConfig.Choice own = state.options().get(key);
        String shared = own == null || own.sets() == null ? key : own.sets();
        OptionRule rule = rules.get(shared);
        if (rule == null) {
            TreeSet<String> known = new TreeSet<>(rules.keySet());
            known.addAll(state.options().keySet());
            throw new UsageException("No such option: " + key + ". Did you mean " + Nearest.to(key, known) + "?");
        }
        Object checked = rule.checked(key, value);
        Object before = chosen.put(shared, checked);
        if (before != null && !before.equals(checked)) {
            throw new UsageException("Option " + key + " is " + checked
                    + ", and the same option under its other name is " + before + ". Set one of them.");
        }
    }

    /** The values as SQL parameters: dots become underscores, a list becomes an array, what is not set is null. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        values.forEach((key, value) -> parameters.put(parameter(key), bound(value)));
        return parameters;
    }

    /** What SQL is given: the values, the day, and whose rows they are. */
    public Map<String, Object> parameters(StateConfig state, LocalDate asOf) {
        Map<String, Object> parameters = parameters();
        parameters.put("as_of", asOf);
        parameters.put("time_zone", state.timeZone().getId());
        parameters.put("state", state.state());
        return parameters;
    }

    public static String parameter(String key) {
        return key.toLowerCase(Locale.ROOT).replace('.', '_');
    }

    private static Object bound(Object value) {
        if (value.equals("")) {
            return lit(null);
        }
        return value instanceof List<?> list
                ? array(list.stream().map(word -> lit(word)).toArray(Column[]::new))
                : value;
    }
}
