package org.hearth.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hearth.config.OptionRule;
import org.hearth.text.UsageException;
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

    /** One measure, without reading the others; an unknown id is bad usage. */
    public static Measure load(String id) {
        String[] names = Yaml.read("sql/measures.yml", String[].class);
        return Arrays.stream(names)
                .filter(name -> name.startsWith(id + "_"))
                .findFirst()
                .map(Measure::load)
                .orElseThrow(() -> new UsageException("No such measure: " + id + ". There are "
                        + Arrays.stream(names).map(Measure::idOf).collect(Collectors.joining(", ")) + "."));
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
