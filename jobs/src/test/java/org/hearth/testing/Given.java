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
import org.hearth.text.SqlText;
import org.jspecify.annotations.Nullable;

/** Silver as a case draws it: every entity is a view, those not drawn are empty; then the derived tables. */
public final class Given {
    private static final SilverCatalog CATALOG = SilverCatalog.load();

    /** What the rules and the ledger read; views of an entity's versions are made for those only. */
    private static final Set<String> READ = Stream.concat(Rule.all().stream().map(Rule::sql), Ledger.texts().stream())
            .flatMap(text -> SqlText.tables(text).stream())
            .collect(Collectors.toSet());

    private static final String VERSION = "_version";

    private Given() {}

    /** Those of a state on a day, with what a case overrides. */
    public static Map<String, Object> parameters(String state, LocalDate asOf, Map<String, ?> overrides) {
        StateConfig config = StateConfig.load(state);
        Map<String, String> texts = new TreeMap<>();
        overrides.forEach((key, value) -> texts.put(key, value.toString()));
        return Options.inForce(config, MeasureCatalog.load().optionRules(), texts)
                .parameters(config, asOf);
    }

    private static final class Nothing {
        static final SparkSession DRAWN = nothing();

        private static SparkSession nothing() {
            SparkSession spark = LocalSpark.newSession();
            Sessions.fitHeld(spark, true);
            for (String entity : CATALOG.names()) {
                Given.register(spark, entity, entity, null);
                if (READ.contains(entity + VERSION)) {
                    Given.register(spark, entity + VERSION, entity, null);
                }
            }
            counts(spark, "measure_id");
            ReferenceTable.all().forEach(reference -> Cut.of(reference.rows(spark), true)
                    .createOrReplaceTempView(reference.schema().table()));
            return spark;
        }
    }

    /** A session with the drawn tables, empty ones for the rest, and the reference data. */
    public static SparkSession session(Map<String, String> drawn) {
        SparkSession spark = LocalSpark.copy(Nothing.DRAWN);
        for (String entity : CATALOG.names()) {
            String text = drawn.get(entity);
            String versions = drawn.getOrDefault(entity + VERSION, text);
            if (text != null) {
                register(spark, entity, entity, text);
            }
            if (versions != null && READ.contains(entity + VERSION)) {
                register(spark, entity + VERSION, entity, versions);
            }
        }
        if (drawn.containsKey(Results.COUNTS)) {
            counts(spark, drawn.get(Results.COUNTS));
        }
        return spark;
    }

    private static void counts(SparkSession spark, String text) {
        TextTable.parse(text)
                .silver(spark, TableSchema.load("gold", "measure_result"))
                .withColumn("is_rate", expr("measure_id = 'm08'"))
                .createOrReplaceTempView(Results.COUNTS);
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
        Cut.sql(spark, derived.sql(), parameters, true).createOrReplaceTempView(derived.name());
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
