package org.hearth.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.config.OptionRule;
import org.hearth.text.Yaml;

/** The measures in the order of Form 2. */
public record MeasureCatalog(List<Measure> measures) {

    public MeasureCatalog {
        measures = List.copyOf(measures);
    }

    public static MeasureCatalog load() {
        String[] names = Yaml.read("sql/measures.yml", String[].class);
        return new MeasureCatalog(Arrays.stream(names).map(Measure::load).toList());
    }

    /** The option rules of all measures, by full key. */
    public Map<String, OptionRule> optionRules() {
        Map<String, OptionRule> rules = new TreeMap<>();
        measures.forEach(measure -> rules.putAll(measure.spec().optionRules(measure.id())));
        return rules;
    }

    public Measure measure(String id) {
        return measures.stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such measure: " + id));
    }
}
