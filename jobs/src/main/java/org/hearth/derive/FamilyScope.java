package org.hearth.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;

/** The scope of one family: every household and person that is decided together with a household. */
public final class FamilyScope {
    private FamilyScope() {}

    public static Scope of(Tables tables, String state, String household, Instant knownAt) {
        Versioned table = new Versioned(TableSchema.load("derived", "family"));
        Dataset<Row> versions =
                table.versions(tables, "silver", state).where(col("known_from").leq(lit(knownAt)));
        List<Row> own = table.current(versions.where(
                        col("node_kind").equalTo("household").and(col("node_id").equalTo(household))))
                .collectAsList();
        if (own.isEmpty()) {
            return Scope.of(tables.spark(), List.of(household), List.of());
        }
        List<Row> nodes = table.current(versions)
                .where(col("unit_id").equalTo(own.get(0).<String>getAs("unit_id")))
                .collectAsList();
        return Scope.of(tables.spark(), ids(nodes, "household"), ids(nodes, "person"));
    }

    private static List<String> ids(List<Row> nodes, String kind) {
        return nodes.stream()
                .filter(node -> node.<String>getAs("node_kind").equals(kind))
                .map(node -> node.<String>getAs("node_id"))
                .sorted()
                .toList();
    }
}
