package org.hearth.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Reads YAML into records; an unknown key is an error, not a silent typo. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Yaml() {}

    /** Reads a packed file. */
    public static <T> T read(String path, Class<T> type) {
        return parse(path, Resources.text(path), type);
    }

    /** Reads {@code text}; {@code origin} names it in the message of an error. */
    public static <T> T parse(String origin, String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UsageException(origin + ": " + e.getOriginalMessage(), e);
        }
    }
}
