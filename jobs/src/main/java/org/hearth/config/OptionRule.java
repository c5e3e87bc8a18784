package org.hearth.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * What an option may be; {@code min} and {@code max} are inclusive, {@code allowed} lists its words, {@code pattern} is
 * how it, or each word of a list, is written, {@code is_expression} that it is itself a regular expression. One without a
 * default need not be set: a text where it has a pattern, else a number like its {@code min}.
 */
public record OptionRule(
        @JsonProperty("default") @Nullable Object fallback,
        @Nullable List<Object> allowed,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern,
        @JsonProperty("is_expression") boolean isExpression,
        String why) {

    /** The value, if it may be chosen, empty when it is not set; otherwise bad usage that says what may. */
    Object checked(String key, @Nullable Object value) {
        if (fallback == null && value == null) {
            return "";
        }
        if (fallback instanceof List<?> example) {
            List<?> words = words(value);
            words.forEach(word -> requireAllowed(key, word));
            words.forEach(word -> requireWritten(key, word));
            requireBounds(key, example, words);
            return words;
        }
        Object chosen = ofKind(key, value);
        requireAllowed(key, chosen);
        requireInRange(key, chosen);
        requireWritten(key, chosen);
        requireExpression(key, chosen);
        return chosen;
    }

    /** A list is also written as words with commas between them. */
    private static List<?> words(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value instanceof String text
                ? Stream.of(text.split(","))
                        .map(word -> Options.typed(word.strip()))
                        .toList()
                : List.of(value == null ? "" : value);
    }

    /** A whole number is one with decimals too. */
    private Object ofKind(String key, @Nullable Object value) {
        Object example = fallback == null ? unset() : fallback;
        if (example instanceof Double && value instanceof Integer whole) {
            return whole.doubleValue();
        }
        if (value == null || !value.getClass().equals(example.getClass())) {
            throw new UsageException("Option " + key + " takes a value like " + example + ", not " + value + ".");
        }
        return value;
    }

    private Object unset() {
        if (pattern != null) {
            return pattern;
        }
        BigDecimal least = min == null ? BigDecimal.ZERO : min;
        return least.scale() > 0 ? (Object) least.doubleValue() : least.intValue();
    }

    private void requireWritten(String key, @Nullable Object value) {
        if (pattern != null && !String.valueOf(value).matches(pattern)) {
            throw new UsageException("Option " + key + " is written like " + pattern + ", not " + value + ".");
        }
    }

    private void requireExpression(String key, @Nullable Object value) {
        if (isExpression) {
            try {
                Pattern.compile(String.valueOf(value));
            } catch (PatternSyntaxException e) {
                throw new UsageException(
                        "Option " + key + " is no regular expression: " + e.getDescription() + " in " + value + ".");
            }
        }
    }

    private void requireAllowed(String key, @Nullable Object value) {
        if (allowed != null && !allowed.contains(value)) {
            throw new UsageException("Option " + key + " may be one of " + allowed + ", not " + value + ".");
        }
    }

    /** A list without {@code allowed} or {@code pattern} is an interval: its two bounds, the lower one first. */
    private void requireBounds(String key, List<?> example, List<?> words) {
        if (allowed != null || pattern != null) {
            return;
        }
        words.forEach(word -> requireInRange(key, word));
        boolean isInterval = words.size() == 2
                && words.get(0) instanceof Integer from
                && words.get(1) instanceof Integer to
                && from < to;
        if (!isInterval) {
            throw new UsageException("Option " + key + " takes two numbers like " + example + ", not " + words + ".");
        }
    }

    private void requireInRange(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            if ((min != null && exact.compareTo(min) < 0) || (max != null && exact.compareTo(max) > 0)) {
                throw new UsageException(
                        "Option " + key + " may be from " + min + " to " + max + ", not " + value + ".");
            }
        }
    }
}
