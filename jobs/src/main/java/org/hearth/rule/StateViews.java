package org.hearth.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.Scope;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.hearth.spark.Side;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;
import org.hearth.text.SqlText;

/** What rules over a whole state read: every family's current facts, and the current rows of the stored tables. */
public record StateViews(Tables tables, SilverCatalog catalog, String state, boolean isSmall) {

    /** A session with the views that {@code texts} name. */
    public SparkSession open(List<String> texts) {
        SparkSession views = Sessions.child(tables.spark());
        Sessions.fitHeld(views, isSmall);
        Facts facts = new Facts(tables, catalog, views, state, Scope.all(), isSmall);
        new Derivation(facts, catalog).register(texts, List.of());
        Side.bySide(stored(texts).entrySet().stream()
                .map(table -> Executors.callable(() -> register(views, table.getValue(), table.getKey())))
                .toList());
        return views;
    }

    /** The layers of the derived tables and case tables that are read, by name. */
    private static Map<String, String> stored(List<String> texts) {
        Set<String> read = texts.stream()
                .flatMap(text -> SqlText.tables(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> stored = new TreeMap<>();
        Derivation.order().stream()
                .filter(derived -> derived.stored() != null)
                .forEach(derived -> stored.put(derived.name(), derived.stored()));
        Rule.cases().stream().filter(rule -> rule.kind().isStored()).forEach(rule -> stored.put(rule.name(), "gold"));
        stored.keySet().retainAll(read);
        return stored;
    }

    private void register(SparkSession views, String layer, String name) {
        Versioned table = new Versioned(TableSchema.ofVersioned(layer, name));
        Dataset<Row> current = table.current(table.versions(new Tables(views, tables.lake()), layer, state));
        Cut.of(current, isSmall).createOrReplaceTempView(name);
    }
}
