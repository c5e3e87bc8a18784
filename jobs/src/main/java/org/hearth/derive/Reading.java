package org.hearth.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hearth.text.SqlText;

/** What SQL texts read, directly and through the derived tables. */
public final class Reading {
    private Reading() {}

    /** Each of {@code order} stands in the wave after the last of those whose {@code names} its text reads. */
    public static <T> List<List<T>> waves(List<T> order, Function<T, List<String>> names, Function<T, String> sql) {
        Map<String, Integer> waveOf = new HashMap<>();
        List<List<T>> waves = new ArrayList<>();
        for (T one : order) {
            int wave = SqlText.tables(sql.apply(one)).stream()
                    .mapToInt(name -> waveOf.getOrDefault(name, -1) + 1)
                    .max()
                    .orElse(0);
            names.apply(one).forEach(name -> waveOf.put(name, wave));
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(one);
        }
        return waves;
    }

    /** The derived tables that the texts need, in build order. */
    public static List<Derivation.Derived> needed(List<String> texts) {
        return needed(Derivation.order(), Derivation.Derived::name, Derivation.Derived::sql, texts);
    }

    /** What of {@code order} the texts need, each of which reads those before it. */
    public static <T> List<T> needed(
            List<T> order, Function<T, String> name, Function<T, String> sql, List<String> texts) {
        Set<String> names = new HashSet<>();
        texts.forEach(text -> names.addAll(SqlText.tables(text)));
        List<T> needed = new ArrayList<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            T one = order.get(i);
            if (names.contains(name.apply(one))) {
                needed.add(0, one);
                names.addAll(SqlText.tables(sql.apply(one)));
            }
        }
        return needed;
    }
}
