package org.hearth.derive;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
import org.hearth.text.Resources;

/**
 * Who is decided together: households, joined persons and shared children, as connected components. Most families are
 * one household; only the pairs that link households are brought to the driver.
 */
public final class Units {
    private static final StructType HUB_ROOT = StructType.fromDDL("hub string, root string");

    private final SparkSession views;
    private final Facts facts;

    public Units(Facts facts) {
        this.views = facts.views();
        this.facts = facts;
    }

    /** (node_kind, node_id, unit_id) of every household and person in scope. */
    public Dataset<Row> of() {
        facts.register(List.of("child_enrollment", "household_member", "pregnancy"));
        Cut.sql(views, Resources.text("sql/family/link.sql"), Map.of(), facts.isHeld())
                .createOrReplaceTempView("link");
        hubRoots().createOrReplaceTempView("hub_root");
        return Cut.asked(views, Resources.text("sql/family/unit.sql"), Map.of());
    }

    private Dataset<Row> hubRoots() {
        Components components = new Components();
        for (Row pair : Cut.asked(views, Resources.text("sql/family/bridge.sql"), Map.of())
                .collectAsList()) {
            components.link(pair.getString(0), pair.getString(1));
        }
        Map<String, String> roots = components.roots();
        List<Row> rows = roots.entrySet().stream()
                .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
                .toList();
        return views.createDataFrame(rows, HUB_ROOT);
    }
}
