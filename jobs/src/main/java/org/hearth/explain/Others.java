package org.hearth.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.schema.Column;
import org.jspecify.annotations.Nullable;

/** What a field might say instead of what it says. */
final class Others {
    /** Stands for an empty field. */
    static final String NOTHING = "";

    private final Held held;
    private final SqlTexts texts;

    Others(Held held, SqlTexts texts) {
        this.held = held;
        this.texts = texts;
    }

    List<Object> of(String entity, Column column, @Nullable Object before) {
        if (column.multiValued()) {
            return lists(entity, column, before);
        }
        Set<Object> others = new LinkedHashSet<>();
        switch (column.type()) {
            case "boolean" -> others.addAll(List.of(true, false));
            case "int" -> others.addAll(numbers(column, before));
            case "string" -> others.addAll(words(entity, column, before));
            default -> {
                if (column.type().startsWith("decimal")) {
                    others.addAll(amounts(entity, column, before));
                }
            }
        }
        others.remove(before == null ? NOTHING : before);
        return List.copyOf(others);
    }

    private static List<Integer> numbers(Column column, @Nullable Object before) {
        if (column.min() == null || (before != null && column.max() == null)) {
            return List.of();
        }
        return column.max() == null
                ? List.of(column.min().intValue())
                : List.of(column.min().intValue(), column.max().intValue());
    }

    /** The limit that the SQL sets, or one less for what reaches it. */
    private List<BigDecimal> amounts(String entity, Column column, @Nullable Object before) {
        return texts.limits(entity, column.name()).stream()
                .map(limit -> new BigDecimal(limit).setScale(column.scale()))
                .map(limit -> before instanceof BigDecimal amount && amount.compareTo(limit) >= 0
                        ? limit.subtract(BigDecimal.ONE)
                        : limit)
                .toList();
    }

    private List<Object> words(String entity, Column column, @Nullable Object before) {
        if (column.codes() == null) {
            return before == null || held.isOwnId(entity, column) ? List.of() : List.of(NOTHING);
        }
        List<String> codes = column.codes();
        List<Object> words = new ArrayList<>();
        codes.stream().filter(texts.codes(entity)::contains).forEach(words::add);
        codes.stream()
                .filter(code -> !words.contains(code) && !code.equals(before))
                .findFirst()
                .ifPresent(words::add);
        return words;
    }

    /** One code more or less of those that the SQL asks for. */
    private List<Object> lists(String entity, Column column, @Nullable Object before) {
        if (column.codes() == null) {
            return List.of();
        }
        Set<String> now = before instanceof Object[] codes
                ? Arrays.stream(codes).map(Object::toString).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        return column.codes().stream()
                .filter(code -> texts.codes(entity).contains(code))
                .<Object>map(code -> toggled(now, code))
                .toList();
    }

    private static Object toggled(Set<String> codes, String code) {
        String[] after = codes.contains(code)
                ? codes.stream().filter(other -> !other.equals(code)).toArray(String[]::new)
                : Stream.concat(codes.stream(), Stream.of(code)).sorted().toArray(String[]::new);
        return after.length == 0 ? NOTHING : after;
    }

    static String shown(@Nullable Object value) {
        if (value instanceof Object[] codes) {
            return Arrays.stream(codes).map(Object::toString).collect(Collectors.joining(";"));
        }
        return value == null ? "empty" : value instanceof Boolean answer ? answer ? "Y" : "N" : value.toString();
    }
}
