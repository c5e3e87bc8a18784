package org.hearth.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.reference.ReferenceTable;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Cut;
import org.hearth.spark.Side;
import org.hearth.text.Resources;
import org.hearth.text.SqlText;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;

/** Runs the SQL of {@code sql/derive} in order, for the families in scope, as views of one session. */
public final class Derivation {
    private final SilverCatalog catalog;
    private final SparkSession views;
    private final Facts facts;

    public Derivation(Facts facts, SilverCatalog catalog) {
        this.facts = facts;
        this.catalog = catalog;
        this.views = facts.views();
    }

    /** A derived table; {@code stored} is the layer that keeps it, or null when it only serves those after it. */
    public record Derived(String name, @Nullable String stored) {
        public String sql() {
            return Resources.text("sql/derive/" + name + ".sql");
        }
    }

    public static List<Derived> order() {
        return Arrays.asList(Yaml.read("sql/derive.yml", Derived[].class));
    }

    /** Registers what {@code readers} and the derived tables read, then derives; the stored ones come back by name. */
    public Map<String, Dataset<Row>> deriveAll(List<String> readers, Map<String, Object> parameters) {
        register(readers, order());
        return derive(order(), parameters);
    }

    /** Registers the facts and reference data that {@code readers} and {@code wanted} read. */
    public void register(List<String> readers, List<Derived> wanted) {
        for (ReferenceTable reference : ReferenceTable.all()) {
            Cut.of(reference.rows(views), true)
                    .createOrReplaceTempView(reference.schema().table());
        }
        facts.register(read(readers, wanted));
    }

    /** Derives {@code wanted}, which is in build order, from what is registered. */
    public Map<String, Dataset<Row>> derive(List<Derived> wanted, Map<String, Object> parameters) {
        Map<String, Dataset<Row>> stored = new ConcurrentHashMap<>();
        for (List<Derived> wave : waves(wanted)) {
            Side.bySide(wave.stream()
                    .map(derived -> Executors.callable(() -> {
                        Dataset<Row> rows = Cut.sql(views, derived.sql(), parameters, facts.isHeld());
                        rows.createOrReplaceTempView(derived.name());
                        if (derived.stored() != null) {
                            stored.put(derived.name(), rows);
                        }
                    }))
                    .toList());
        }
        return stored;
    }

    static List<List<Derived>> waves(List<Derived> wanted) {
        return Reading.waves(wanted, derived -> List.of(derived.name()), Derived::sql);
    }

    /** The entities of silver that the texts name. */
    private List<String> read(List<String> readers, List<Derived> wanted) {
        List<String> texts = new ArrayList<>(readers);
        wanted.forEach(derived -> texts.add(derived.sql()));
        TreeSet<String> names = new TreeSet<>();
        texts.forEach(text -> names.addAll(SqlText.tables(text)));
        names.removeIf(name -> !catalog.has(Facts.entity(name)));
        return List.copyOf(names);
    }
}
