package org.hearth.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hearth.text.Nearest;
import org.hearth.text.Resources;
import org.hearth.text.UsageException;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/** What a state has chosen: {@code conf/states/<state>.yml}. */
public record StateConfig(
        String state, String name, @JsonProperty("time_zone") ZoneId timeZone, Map<String, Choice> options) {

    /** A value, none where it need not be set, and its reason; {@code sets} names the shared option of an own key. */
    public record Choice(@Nullable String sets, @Nullable Object value, String why) {}

    public StateConfig {
        options = new LinkedHashMap<>(options);
    }

    public static boolean isKnown(String state) {
        return Resources.names("conf/states", ".yml").contains(state);
    }

    /** Says that a state has no file, and which one may be meant. */
    public static String unknown(String state) {
        return "No such state: " + state + ". Did you mean "
                + Nearest.to(state, Resources.names("conf/states", ".yml"))
                + "? A state is a file conf/states/<state>.yml.";
    }

    /** A state without a file is bad usage. */
    public static StateConfig load(String state) {
        if (!isKnown(state)) {
            throw new UsageException(unknown(state));
        }
        return Yaml.read("conf/states/" + state + ".yml", StateConfig.class);
    }
}
