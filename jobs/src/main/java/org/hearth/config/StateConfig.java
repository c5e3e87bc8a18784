package org.hearth.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearth.text.Nearest;
import org.hearth.text.Resources;
import org.hearth.text.UsageException;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/** What a state has chosen: {@code conf/states/<state>.yml}. */
public record StateConfig(
        String state, String name, @JsonProperty("time_zone") ZoneId timeZone, Map<String, Choice> options) {

    /** A value and its reason; {@code sets} names the shared option when the key is the state's own. */
    public record Choice(@Nullable String sets, Object value, String why) {}

    public StateConfig {
        options = new LinkedHashMap<>(options);
    }

    /** A state without a file is bad usage. */
    public static StateConfig load(String state) {
        List<String> known = Resources.names("conf/states", ".yml");
        if (!known.contains(state)) {
            throw new UsageException("No such state: " + state + ". Did you mean " + Nearest.to(state, known)
                    + "? A state is a file conf/states/<state>.yml.");
        }
        return Yaml.read("conf/states/" + state + ".yml", StateConfig.class);
    }
}
