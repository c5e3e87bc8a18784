package org.hearth.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.conform.SilverTable;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;

/**
 * The families that a night must decide: those whose rows changed, who are newly or no longer one with others, or
 * whose day has come. The scope holds every household and person of their units, old and new.
 */
public final class Affected {
    /** Changed ids up to which a night is done by family; beyond, deciding everything is cheaper. */
    private static final int MANY = 20_000;

    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final Map<String, Set<String>> ids = new HashMap<>();

    public Affected(Tables tables, SilverCatalog catalog, String state) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
    }

    /** The scope of a night whose {@code entities} hold versions known only after {@code since}. */
    public Scope scope(List<String> entities, Instant since, LocalDate asOf) {
        List<Row> nodes = new Touched(tables, catalog, state, since).nodes(entities);
        if (nodes.size() > MANY) {
            return Scope.all();
        }
        nodes.forEach(node -> of(node.getString(0)).add(node.getString(1)));
        dueFamilies(asOf);
        programs();
        through("enrollment", "episode_id", "episode", Map.of("household_id", "household", "caregiver_id", "person"));
        through("pregnancy", "pregnancy_id", "pregnancy", Map.of("caregiver_id", "person"));
        namesakes();
        wholeUnits();
        if (of("household").size() + of("person").size() > MANY) {
            return Scope.all();
        }
        return Scope.of(tables.spark(), List.copyOf(of("household")), List.copyOf(of("person")));
    }

    private Set<String> of(String kind) {
        return ids.computeIfAbsent(kind, name -> new TreeSet<>());
    }

    private Dataset<Row> silver(String entity) {
        SilverTable table = new SilverTable(catalog.table(entity));
        return tables.read("silver", entity, table.structType())
                .where(col("state").equalTo(state));
    }

    private void dueFamilies(LocalDate asOf) {
        current("family_clock").where(col("recheck_on").leq(lit(asOf))).select("family_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .forEach(family -> {
                    of("household").add(family);
                    of("person").add(family);
                });
    }

    private Dataset<Row> current(String derived) {
        Versioned table = new Versioned(TableSchema.load("derived", derived));
        return table.current(table.versions(tables, "silver", state));
    }

    /** A program or contract concerns every household that was ever enrolled in it. */
    private void programs() {
        if (!of("contract").isEmpty()) {
            add(silver("program").where(within("contract_id", of("contract"))), Map.of("program_id", "program"));
        }
        if (!of("program").isEmpty()) {
            add(silver("enrollment").where(within("program_id", of("program"))), Map.of("household_id", "household"));
        }
    }

    private void through(String entity, String column, String kind, Map<String, String> leads) {
        if (!of(kind).isEmpty()) {
            add(silver(entity).where(within(column, of(kind))), leads);
        }
    }

    private void add(Dataset<Row> rows, Map<String, String> leads) {
        List<String> columns = new ArrayList<>(leads.keySet());
        for (Row row : rows.select(columns.stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .distinct()
                .collectAsList()) {
            leads.forEach((column, kind) -> {
                String id = row.getAs(column);
                if (id != null) {
                    of(kind).add(id);
                }
            });
        }
    }

    /** Caregivers whose name and birth date are those of a changed one: they may have become one person. */
    private void namesakes() {
        if (of("person").isEmpty()) {
            return;
        }
        List<String> name = List.of("first_name_token", "last_name_token", "dob");
        Dataset<Row> caregivers = Current.of(silver("caregiver"), List.of("source", "caregiver_id"));
        Dataset<Row> changed = caregivers
                .where(within("caregiver_id", of("person")))
                .select("first_name_token", "last_name_token", "dob")
                .distinct();
        add(
                caregivers.join(
                        org.apache.spark.sql.functions.broadcast(changed), name.toArray(String[]::new), "left_semi"),
                Map.of("caregiver_id", "person"));
    }

    private void wholeUnits() {
        Dataset<Row> family = current("family");
        Set<String> named = new TreeSet<>(of("household"));
        named.addAll(of("person"));
        if (named.isEmpty()) {
            return;
        }
        Set<String> units = new TreeSet<>();
        family.where(within("node_id", named))
                .select("unit_id")
                .distinct()
                .collectAsList()
                .forEach(row -> units.add(row.getString(0)));
        if (!units.isEmpty()) {
            family.where(within("unit_id", units))
                    .select("node_kind", "node_id")
                    .collectAsList()
                    .forEach(row -> of(row.getString(0)).add(row.getString(1)));
        }
    }

    private static org.apache.spark.sql.Column within(String column, Collection<String> wanted) {
        return col(column).isin(wanted.toArray());
    }
}
