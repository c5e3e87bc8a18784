package org.hearth.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; values become contract text ({@code Y}/{@code N}, {@code ;}, no {@code .0}). */
final class JsonRecords implements Records {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final BufferedReader reader;
    private long line;
    private @Nullable String next;

    JsonRecords(Reader reader) {
        this.reader = new BufferedReader(reader);
        advance();
    }

    private void advance() {
        try {
            do {
                next = reader.readLine();
                line++;
            } while (next != null && next.isBlank());
            if (line == 1 && next != null) {
                next = next.replaceFirst("^\uFEFF", "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> header() {
        return List.of();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RawRecord next() {
        RawRecord record = parse(line, next == null ? "" : next);
        advance();
        return record;
    }

    private static RawRecord parse(long line, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return new RawRecord(line, fields(node), null);
            }
        } catch (JsonProcessingException e) {
            return new RawRecord(line, Map.of(), "The line is not JSON. Send one object a line.");
        }
        return new RawRecord(line, Map.of(), "The line is not a JSON object. Send one object a line.");
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new HashMap<>();
        object.properties().forEach(property -> {
            String value = contractText(property.getValue());
            if (!value.isEmpty()) {
                fields.put(property.getKey().replace("\uFEFF", "").strip(), value);
            }
        });
        return fields;
    }

    private static String contractText(JsonNode value) {
        if (value.isNull()) {
            return "";
        } else if (value.isBoolean()) {
            return value.booleanValue() ? "Y" : "N";
        } else if (value.isNumber()) {
            return number(value.decimalValue().stripTrailingZeros());
        } else if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(contractText(part)));
            return String.join(";", parts);
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** A number of a size that no column holds stays as it was written, instead of filling memory with zeros. */
    private static String number(BigDecimal value) {
        return Math.abs(value.scale()) > 100 ? value.toString() : value.toPlainString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
