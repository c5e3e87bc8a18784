package org.hearth.measure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hearth.config.OptionRule;
import org.hearth.config.Options;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;

/** One measure: {@code sql/measures/<name>.sql} and the yml beside it. Its id is the name's first part. */
public record Measure(String name, String sql, MeasureSpec spec) {

    public static Measure load(String name) {
        String path = "sql/measures/" + name;
        return new Measure(name, Resources.text(path + ".sql"), Yaml.read(path + ".yml", MeasureSpec.class));
    }

    public String id() {
        return idOf(name);
    }

    static String idOf(String name) {
        return name.substring(0, name.indexOf('_'));
    }

    /** The option rules of this measure, by full key. */
    public Map<String, OptionRule> options() {
        return spec.optionRules(id());
    }

    /** Those of {@code keys} that are no measure's own but decide what every measure counts, as enrollments do. */
    public Set<String> sharedOptions(Set<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith("enrollment.") || sql.contains(":" + Options.parameter(key)))
                .filter(key -> !options().containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
