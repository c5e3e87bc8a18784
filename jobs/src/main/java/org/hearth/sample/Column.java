package org.hearth.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of the contract; {@code reference} names the entity it points to, or is empty. */
record Column(String name, Kind kind, boolean isKey, boolean isRequired, String reference) {

    private static final Pattern NOTATION = Pattern.compile("([a-z_]+)(!?)(\\*?)(?::([a-z]))?(?:>([a-z_]+))?");

    static Column parse(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a column: " + notation);
        }
        String name = part(matcher, 1);
        Kind kind = Kind.of(name, part(matcher, 4));
        return new Column(
                name, kind, !part(matcher, 2).isEmpty(), !part(matcher, 3).isEmpty(), part(matcher, 5));
    }

    private static String part(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }
}
