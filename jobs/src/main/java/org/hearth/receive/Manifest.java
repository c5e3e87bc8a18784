package org.hearth.receive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What a folder says of itself: {@code manifest.json} of the extract contract. */
record Manifest(
        String state,
        String source,
        @JsonProperty("extract_date") LocalDate extractDate,
        @JsonProperty("contract_version") int contractVersion,
        Kind kind,
        List<Entry> files) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** {@code full}: every row of the entity; {@code delta}: only what changed. */
    enum Kind {
        full,
        delta
    }

    /** One file; an entity may stand in several. */
    record Entry(String entity, String file, long rows, String sha256) {
        Entry {
            Objects.requireNonNull(entity, "a file without an entity");
            Objects.requireNonNull(file, "a file without a name");
            Objects.requireNonNull(sha256, "a file without a sha256");
        }
    }

    Manifest {
        Objects.requireNonNull(state, "no state");
        Objects.requireNonNull(source, "no source");
        Objects.requireNonNull(extractDate, "no extract_date");
        Objects.requireNonNull(kind, "no kind");
        files = List.copyOf(Objects.requireNonNull(files, "no files"));
    }

    /** Reads the text of a manifest; a {@link RefusedException} says what is wrong with it. */
    static Manifest parse(String text) {
        try {
            Manifest manifest = MAPPER.readValue(text.replaceFirst("^\uFEFF", ""), Manifest.class);
            if (manifest == null) {
                throw new RefusedException("manifest_unreadable", "manifest.json holds nothing.");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    "manifest_unreadable",
                    "manifest.json is not what the contract says: " + fault(e) + ". Write it again.");
        }
    }

    private static String fault(JsonProcessingException e) {
        if (e.getCause() instanceof NullPointerException absent) {
            return String.valueOf(absent.getMessage());
        }
        List<String> path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        return path.isEmpty() ? "it is not a JSON object" : "the value of " + String.join(".", path) + " is wrong";
    }
}
