package org.hearth.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.Reading;
import org.hearth.measure.MeasureCatalog;
import org.hearth.reference.ReferenceTable;
import org.hearth.rule.Rule;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;

/** Silver as a case draws it: every entity is a view, those not drawn are empty; then the derived tables. */
public final class Given {
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    /** What the rules read; views of an entity's versions are made for those only. */
    private static final Set<String> READ = Rule.all().stream()
            .flatMap(rule -> Reading.tables(rule.sql()).stream())
            .collect(Collectors.toSet());

    private Given() {}

    public static Map<String, Object> parameters(String state, LocalDate asOf, Map<String, String> overrides) {
        StateConfig config = StateConfig.load(state);
        Options options = Options.inForce(config, MeasureCatalog.load().optionRules(), overrides);
        Map<String, Object> parameters = new HashMap<>(options.parameters());
        parameters.put("as_of", asOf);
        parameters.put("time_zone", config.timeZone().getId());
        parameters.put("state", state);
        return parameters;
    }

    /** Registers the drawn tables, empty ones for the rest, and the reference data. */
    public static void register(SparkSession spark, Map<String, String> drawn) {
        interpret(spark);
        for (String entity : CATALOG.names()) {
            TableSchema schema = CATALOG.table(entity);
            String text = drawn.getOrDefault(entity, String.join(" | ", schema.key()));
            TextTable.parse(text).silver(spark, schema).createOrReplaceTempView(entity);
            String version = entity + "_version";
            if (READ.contains(version)) {
                TextTable.parse(drawn.getOrDefault(version, text))
                        .silver(spark, schema)
                        .createOrReplaceTempView(version);
            }
        }
        ReferenceTable.all().forEach(reference -> reference
                .rows(spark)
                .createOrReplaceTempView(reference.schema().table()));
    }

    /** Compiling a plan for a dozen rows takes longer than walking it. */
    private static void interpret(SparkSession spark) {
        spark.conf().set("spark.sql.codegen.wholeStage", "false");
        spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }

    /** Derives every table over the registered ones, as a night does. */
    public static void derive(SparkSession spark, Map<String, Object> parameters) {
        List<Derivation.Derived> order = Derivation.order();
        derive(spark, parameters, order.get(order.size() - 1).name());
    }

    /** Derives what {@code readers} read, directly or through other tables. */
    public static void derive(SparkSession spark, Map<String, Object> parameters, List<String> readers) {
        for (Derivation.Derived derived : Reading.needed(readers)) {
            Cut.of(spark.sql(derived.sql(), parameters), true).createOrReplaceTempView(derived.name());
        }
    }

    /** Derives the tables up to {@code last}. */
    public static void derive(SparkSession spark, Map<String, Object> parameters, String last) {
        for (Derivation.Derived derived : Derivation.order()) {
            Cut.of(spark.sql(derived.sql(), parameters), true).createOrReplaceTempView(derived.name());
            if (derived.name().equals(last)) {
                return;
            }
        }
    }
}
