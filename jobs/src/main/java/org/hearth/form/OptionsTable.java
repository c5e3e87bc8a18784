package org.hearth.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.config.OptionRule;
import org.hearth.config.Options;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;

/** The options under which a release was decided, those that differ from the rule's default marked. */
final class OptionsTable {
    static final String MARK = "*";

    private final Map<String, OptionRule> rules;
    private final Map<String, String> inForce;

    OptionsTable(MeasureCatalog catalog, Map<String, String> inForce) {
        this.rules = new TreeMap<>(Options.rules(catalog.optionRules()));
        this.inForce = inForce;
    }

    /** The options of one measure that are not at their default. */
    boolean differs(Measure measure) {
        return rules.keySet().stream().filter(key -> touches(measure, key)).anyMatch(this::differs);
    }

    private static boolean touches(Measure measure, String key) {
        String number = "." + measure.id().toUpperCase(java.util.Locale.ROOT).replaceFirst("^M0", "M");
        return key.startsWith(measure.id() + ".") || key.endsWith(number) || key.contains(number + "_");
    }

    private boolean differs(String key) {
        OptionRule rule = rules.get(key);
        return rule != null && !value(key).equals(String.valueOf(rule.fallback()));
    }

    private String value(String key) {
        OptionRule rule = rules.get(key);
        return inForce.getOrDefault(key, rule == null ? "" : String.valueOf(rule.fallback()));
    }

    /** Only the options of the groups named, such as {@code enrollment}; without groups all of them. */
    Section section(List<String> groups) {
        List<Grid.Line> lines = new ArrayList<>();
        rules.entrySet().stream()
                .filter(rule -> groups.isEmpty()
                        || groups.stream().anyMatch(group -> rule.getKey().startsWith(group + ".")))
                .sorted(Comparator.comparing((Map.Entry<String, OptionRule> rule) -> !differs(rule.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(rule -> lines.add(line(rule.getKey(), rule.getValue())));
        Grid grid = new Grid(
                "options",
                "",
                "Option",
                List.of(
                        new Grid.Column("in_force", "In force", 24),
                        new Grid.Column("default", "Default", 24),
                        new Grid.Column("why", "What it decides", 42)),
                lines,
                "");
        return new Section(
                "Options in force",
                "Where the rules leave a choice, this is what was chosen. " + MARK
                        + " differs from the default. Results under other choices are not comparable.",
                List.of(grid));
    }

    private Grid.Line line(String key, OptionRule rule) {
        return new Grid.Line(
                key,
                key,
                differs(key) ? MARK : "",
                false,
                List.of(Cell.text(value(key)), Cell.text(String.valueOf(rule.fallback())), Cell.text(rule.why())));
    }
}
