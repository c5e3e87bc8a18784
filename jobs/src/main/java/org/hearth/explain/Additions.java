package org.hearth.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** New records about the subject, such as the worked cases show, on the days that bound the decision. */
final class Additions {
    private static final String NEW = "new";

    private final Held held;
    private final SqlTexts texts;
    private final Decided decided;
    private final Bounds bounds;
    private final Examples examples;

    Additions(Held held, SqlTexts texts, Decided decided, Bounds bounds, Examples examples) {
        this.held = held;
        this.texts = texts;
        this.decided = decided;
        this.bounds = bounds;
        this.examples = examples;
    }

    List<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        for (String entity : held.entities()) {
            TableSchema schema = held.schema(entity);
            if (schema.event() != null && schema.subject() != null && texts.isNear(entity)) {
                for (Map<String, String> example : examples.of(schema)) {
                    decided.people()
                            .forEach(person -> days().forEach(day -> all.add(added(schema, example, person, day))));
                }
            }
        }
        return all;
    }

    private List<LocalDate> days() {
        LocalDate placed = decided.placedOn();
        Stream<LocalDate> own = placed == null || placed.isAfter(bounds.last()) ? Stream.of() : Stream.of(placed);
        return Stream.concat(own, bounds.nearest(placed).stream()).toList();
    }

    private Candidate added(TableSchema schema, Map<String, String> example, String person, LocalDate day) {
        StructType type = held.type(schema.table());
        @Nullable Object[] values = new Object[type.length()];
        put(type, values, "state", decided.state());
        put(type, values, "source", schema.sources().get(0));
        put(type, values, "file", "");
        put(type, values, "line", 0L);
        put(type, values, "is_after_extract", false);
        Map<String, String> shown = new LinkedHashMap<>();
        for (Column column : schema.columns()) {
            Object value = value(schema, column, example, person, day);
            put(type, values, column.storedName(), value);
            if (value != null && !held.isOwnId(schema.table(), column) && column.references() == null) {
                shown.put(column.name(), shown(value, day));
            }
        }
        LocalDate placed = decided.placedOn();
        return Candidate.added(
                schema.table(),
                placed == null ? 0 : Math.abs(ChronoUnit.DAYS.between(placed, day)),
                bounds.isVeiled(day),
                Arrays.asList(values),
                "one more record: "
                        + shown.entrySet().stream()
                                .map(field -> field.getKey() + " " + field.getValue())
                                .collect(Collectors.joining(", ")));
    }

    /** A day that would tell a day of birth goes by its name, and others of the record not at all. */
    private String shown(Object value, LocalDate day) {
        if (value instanceof LocalDate other && bounds.isVeiled(day)) {
            return other.equals(day) ? bounds.name(day) : "***";
        }
        return value instanceof Boolean answer ? answer ? "Y" : "N" : value.toString();
    }

    private static void put(StructType type, @Nullable Object[] values, String name, @Nullable Object value) {
        if (List.of(type.fieldNames()).contains(name)) {
            values[type.fieldIndex(name)] = value;
        }
    }

    private @Nullable Object value(
            TableSchema schema, Column column, Map<String, String> example, String person, LocalDate day) {
        String reference = column.references();
        if (column.name().equals(schema.subject())) {
            return person;
        } else if (reference != null) {
            return reference.equals("caregiver")
                    ? decided.caregiverId()
                    : reference.equals("enrollment") ? decided.episodeId() : null;
        } else if (column.name().equals(schema.event())) {
            return day;
        } else if (held.isOwnId(schema.table(), column)) {
            return schema.key().contains(column.name()) ? NEW : null;
        }
        String text = example.containsKey(column.name()) ? example.get(column.name()) : column.example();
        return text == null || text.isEmpty() ? null : typed(schema, column, example, text, day);
    }

    private static @Nullable Object typed(
            TableSchema schema, Column column, Map<String, String> example, String text, LocalDate day) {
        return switch (column.type()) {
            case "string" -> text;
            case "boolean" -> text.equals("Y");
            case "int" -> Integer.valueOf(text);
            case "date" -> moved(text, example.getOrDefault(String.valueOf(schema.event()), ""), day);
            default -> column.type().startsWith("decimal") ? new BigDecimal(text).setScale(column.scale()) : null;
        };
    }

    /** As many days from the record's own day as in the example. */
    private static LocalDate moved(String text, String own, LocalDate day) {
        return own.isEmpty() ? day : day.plusDays(ChronoUnit.DAYS.between(LocalDate.parse(own), LocalDate.parse(text)));
    }
}
