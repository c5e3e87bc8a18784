package org.hearth.testing;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.conform.SilverTable;
import org.hearth.derive.Derivation;
import org.hearth.derive.Reading;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.Results;
import org.hearth.reference.ReferenceTable;
import org.hearth.rule.Ledger;
import org.hearth.rule.Rule;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.jspecify.annotations.Nullable;

/** Silver as a case draws it: every entity is a view, those not drawn are empty; then the derived tables. */
public final class Given {
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    /** What the rules and the ledger read; views of an entity's versions are made for those only. */
    private static final Set<String> READ = Stream.concat(Rule.all().stream().map(Rule::sql), Ledger.texts().stream())
            .flatMap(text -> Reading.tables(text).stream())
            .collect(Collectors.toSet());

    private Given() {}

    /** Those of a state on a day, with what a case overrides. */
    public static Map<String, Object> parameters(String state, LocalDate asOf, Map<String, ?> overrides) {
        StateConfig config = StateConfig.load(state);
        Map<String, String> texts = new TreeMap<>();
        overrides.forEach((key, value) -> texts.put(key, value.toString()));
        return Options.inForce(config, MeasureCatalog.load().optionRules(), texts)
                .parameters(config, asOf);
    }

    /** Registers the drawn tables, empty ones for the rest, and the reference data. */
    public static void register(SparkSession spark, Map<String, String> drawn) {
        Sessions.fitHeld(spark, true);
        for (String entity : CATALOG.names()) {
            register(spark, entity, entity, drawn.get(entity));
            String version = entity + "_version";
            if (READ.contains(version)) {
                register(spark, version, entity, drawn.getOrDefault(version, drawn.get(entity)));
            }
        }
        TextTable.parse(drawn.getOrDefault(Results.COUNTS, "measure_id"))
                .silver(spark, TableSchema.load("gold", "measure_result"))
                .withColumn("is_rate", expr("measure_id = 'm08'"))
                .createOrReplaceTempView(Results.COUNTS);
        ReferenceTable.all().forEach(reference -> reference
                .rows(spark)
                .createOrReplaceTempView(reference.schema().table()));
    }

    private static void register(SparkSession spark, String view, String entity, @Nullable String text) {
        TableSchema schema = CATALOG.table(entity);
        Dataset<Row> rows = text == null
                ? spark.createDataFrame(List.of(), new SilverTable(schema).structType())
                : Cut.of(
                        TextTable.parse(text)
                                .silver(spark, schema)
                                .withColumn("state", lit("drawn"))
                                .withColumn("batch_id", lit("B1")),
                        true);
        rows.createOrReplaceTempView(view);
    }

    /** Derives every table over the registered ones, as a night does. */
    public static void derive(SparkSession spark, Map<String, Object> parameters) {
        List<Derivation.Derived> order = Derivation.order();
        derive(spark, parameters, order.get(order.size() - 1).name());
    }

    /** Derives what {@code readers} read, directly or through other tables. */
    public static void derive(SparkSession spark, Map<String, Object> parameters, List<String> readers) {
        Reading.needed(readers).forEach(derived -> derive(spark, parameters, derived));
    }

    /** The same, but for what stands already. */
    public static void derive(
            SparkSession spark, Standing standing, Map<String, Object> parameters, List<String> readers) {
        standing.compute(
                Reading.needed(readers),
                derived -> List.of(derived.name()),
                Derivation.Derived::sql,
                parameters,
                anew -> anew.forEach(derived -> derive(spark, parameters, derived)));
    }

    private static void derive(SparkSession spark, Map<String, Object> parameters, Derivation.Derived derived) {
        Cut.of(spark.sql(derived.sql(), parameters), true).createOrReplaceTempView(derived.name());
    }

    /** Derives the tables up to {@code last}. */
    public static void derive(SparkSession spark, Map<String, Object> parameters, String last) {
        for (Derivation.Derived derived : Derivation.order()) {
            derive(spark, parameters, derived);
            if (derived.name().equals(last)) {
                return;
            }
        }
    }
}
