package org.hearth.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hearth.schema.RowRule;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.testing.TextTable;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a state as of a day. Those dated later, before a person's birth or after a death are not there (R60,
 * R89), and of the others no later days are known (R76).
 */
final class Silver {
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    private final Map<String, List<Fact>> entities = new HashMap<>();
    private final Map<String, Map<String, List<Fact>>> indexes = new HashMap<>();

    /** Tables drawn with pipes; columns that they leave out take the schema's examples. */
    static Silver drawn(Map<String, String> tables, LocalDate asOf) {
        Silver all = new Silver();
        tables.forEach((entity, text) -> all.entities.put(
                entity,
                rows(entity, TextTable.parse(text)).stream()
                        .map(fact -> fact.asOf(asOf, laterDays(entity)))
                        .filter(fact -> !isLater(fact, asOf))
                        .toList()));
        Silver usable = new Silver();
        all.entities.forEach((entity, facts) -> usable.entities.put(
                entity, facts.stream().filter(all::isInLifetime).toList()));
        return usable;
    }

    private static List<Fact> rows(String entity, TextTable table) {
        Map<String, String> examples = new HashMap<>();
        CATALOG.table(entity).columns().stream()
                .filter(column -> column.example() != null)
                .forEach(column -> examples.put(column.name(), column.example()));
        List<Fact> facts = new ArrayList<>();
        for (List<String> row : table.rows()) {
            Map<String, String> cells = new HashMap<>(examples);
            for (int i = 0; i < row.size(); i++) {
                cells.put(table.header().get(i), row.get(i));
            }
            facts.add(new Fact(entity, cells));
        }
        return facts;
    }

    /** Columns that read as empty when their day lies after the extract. */
    private static List<String> laterDays(String entity) {
        return CATALOG.table(entity).rules().stream()
                .filter(rule -> rule.effect() == RowRule.Effect.nullify)
                .filter(rule -> rule.rule().endsWith("_after_extract"))
                .map(RowRule::column)
                .toList();
    }

    private static boolean isLater(Fact fact, LocalDate asOf) {
        String event = CATALOG.table(fact.entity()).event();
        LocalDate day = event == null ? null : fact.day(event);
        return day != null && day.isAfter(asOf);
    }

    private boolean isInLifetime(Fact fact) {
        TableSchema schema = CATALOG.table(fact.entity());
        LocalDate day = schema.event() == null || fact.entity().equals("death") ? null : fact.day(schema.event());
        String person = fact.entity().equals("home_visit")
                ? text("enrollment", "episode_id", fact.text("episode_id"), "caregiver_id")
                : schema.subject() == null ? null : fact.text(schema.subject());
        return day == null || person == null || lifetime(person).contains(day);
    }

    private Span lifetime(String person) {
        LocalDate born = Stream.concat(of("child", "child_id", person), of("caregiver", "caregiver_id", person))
                .map(fact -> fact.day("dob"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(LocalDate.MIN);
        LocalDate died = Stream.of(
                        of("child", "child_id", person).map(fact -> fact.day("death_date")),
                        of("death", "child_id", person).map(fact -> fact.day("death_date")),
                        of("caregiver", "caregiver_id", person).map(fact -> fact.day("deceased_date")))
                .flatMap(days -> days)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(Span.NEVER);
        return new Span(born, died);
    }

    List<Fact> all(String entity) {
        return entities.getOrDefault(entity, List.of());
    }

    Stream<Fact> of(String entity, String column, @Nullable String value) {
        return indexes
                .computeIfAbsent(entity + "." + column, key -> index(entity, column))
                .getOrDefault(value == null ? "" : value, List.of())
                .stream();
    }

    Stream<Fact> of(String entity, String column, Collection<String> values) {
        return values.stream().flatMap(value -> of(entity, column, value));
    }

    /** The row with this key, if there is one. */
    @Nullable
    Fact one(String entity, String column, @Nullable String value) {
        return value == null ? null : of(entity, column, value).findFirst().orElse(null);
    }

    private @Nullable String text(String entity, String key, @Nullable String value, String column) {
        Fact fact = one(entity, key, value);
        return fact == null ? null : fact.text(column);
    }

    private Map<String, List<Fact>> index(String entity, String column) {
        Map<String, List<Fact>> index = new HashMap<>();
        for (Fact fact : all(entity)) {
            if (fact.knows(column)) {
                index.computeIfAbsent(fact.text(column), key -> new ArrayList<>())
                        .add(fact);
            }
        }
        return index;
    }
}
