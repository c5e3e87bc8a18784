package org.hearth.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hearth.text.Resources;

/** All entities of the extract contract, in an order in which every entity follows those that it references. */
public final class SilverCatalog {
    /** Stands for caregivers and children together in {@code references}. */
    public static final String PERSON = "person";

    /** The entities whose keys a reference to {@link #PERSON} may name. */
    public static final List<String> PERSON_ENTITIES = List.of("caregiver", "child");

    private final Map<String, TableSchema> tables;
    private final List<List<TableSchema>> levels;

    private SilverCatalog(Map<String, TableSchema> tables) {
        this.tables = tables;
        this.levels = levels(tables);
    }

    /** Reads {@code schemas/silver}; a reference to no entity, or in a circle, is an error. */
    public static SilverCatalog load() {
        Map<String, TableSchema> tables = new TreeMap<>();
        for (String name : Resources.names("schemas/silver", ".yml")) {
            tables.put(name, TableSchema.load("silver", name));
        }
        return new SilverCatalog(tables);
    }

    public Set<String> names() {
        return tables.keySet();
    }

    public boolean has(String entity) {
        return tables.containsKey(entity);
    }

    public TableSchema table(String entity) {
        TableSchema schema = tables.get(entity);
        if (schema == null) {
            throw new IllegalArgumentException("No such entity: " + entity);
        }
        return schema;
    }

    /** The entities that a full extract of {@code source} must list. */
    public Set<String> entitiesOf(String source) {
        Set<String> names = new TreeSet<>();
        tables.values().stream()
                .filter(schema -> schema.sources().contains(source))
                .forEach(schema -> names.add(schema.table()));
        return names;
    }

    public Set<String> sources() {
        Set<String> names = new TreeSet<>();
        tables.values().forEach(schema -> names.addAll(schema.sources()));
        return names;
    }

    /** Groups of entities: each references only entities of earlier groups. */
    public List<List<TableSchema>> levels() {
        return levels;
    }

    /** The entities that {@code reference} stands for. */
    public static List<String> expand(String reference) {
        return reference.equals(PERSON) ? PERSON_ENTITIES : List.of(reference);
    }

    private static List<List<TableSchema>> levels(Map<String, TableSchema> tables) {
        Map<String, TableSchema> open = new LinkedHashMap<>(tables);
        Set<String> done = new TreeSet<>();
        List<List<TableSchema>> levels = new ArrayList<>();
        while (!open.isEmpty()) {
            List<TableSchema> level = open.values().stream()
                    .filter(schema ->
                            schema.references().stream().allMatch(reference -> done.containsAll(expand(reference))))
                    .toList();
            if (level.isEmpty()) {
                throw new IllegalArgumentException("References in a circle or to no entity: " + open.keySet());
            }
            level.forEach(schema -> done.add(schema.table()));
            level.forEach(schema -> open.remove(schema.table()));
            levels.add(level);
        }
        return levels;
    }
}
