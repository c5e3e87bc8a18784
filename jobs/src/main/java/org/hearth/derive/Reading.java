package org.hearth.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SQL texts read, directly and through the derived tables. */
public final class Reading {
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+)");

    private Reading() {}

    /** The names that follow {@code from} and {@code join}. */
    public static Set<String> tables(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = TABLE.matcher(sql.replaceAll("--.*", ""));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The derived tables that the texts need, in build order. */
    public static List<Derivation.Derived> needed(List<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> names.addAll(tables(text)));
        List<Derivation.Derived> needed = new ArrayList<>();
        List<Derivation.Derived> order = Derivation.order();
        for (int i = order.size() - 1; i >= 0; i--) {
            if (names.contains(order.get(i).name())) {
                needed.add(0, order.get(i));
                names.addAll(tables(order.get(i).sql()));
            }
        }
        return needed;
    }
}
