package org.hearth.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Cut;
import org.hearth.text.Resources;
import org.jspecify.annotations.Nullable;

/** The results of one release: counts by SQL over the current cases, their values and intervals beside. */
public final class Results {
    public static final StructType SCHEMA =
            TableSchema.load("gold", "measure_result").structType();

    /** The view of the counts, also by the groups that performance is adjusted for; these are not published. */
    public static final String COUNTS = "measure_count";

    private static final String ADJUSTED_BY = "race_income_insurance";

    private final SparkSession views;
    private final Map<String, MeasureSpec.Kind> kinds = new HashMap<>();
    private final Map<Stratifier, Optional<String>> references = new HashMap<>();
    private final ReliabilityRule rule;
    private final Map<Counted, Estimate> estimates = new HashMap<>();

    /** {@code options} are the values in force for the state. */
    public Results(SparkSession views, MeasureCatalog catalog, Map<String, Object> options) {
        this.views = views;
        catalog.measures()
                .forEach(measure -> kinds.put(measure.id(), measure.spec().kind()));
        for (Stratifier stratifier : Stratifier.values()) {
            references.put(stratifier, stratifier.reference(options));
        }
        this.rule = ReliabilityRule.of(options);
    }

    /** Many small cells have the same counts; an exact interval is worth computing once. */
    private record Counted(MeasureSpec.Kind kind, long numerator, long denominator) {}

    /** Rows of {@code gold.measure_result} over all current case rows of the state and the groups of their people. */
    public List<Row> of(Dataset<Row> cases, Dataset<Row> strata, String state, long releaseId) {
        cases.withColumn("state", lit(state)).createOrReplaceTempView("measure_case");
        strata.createOrReplaceTempView("participant_stratum");
        Dataset<Row> counted = Cut.asked(views, Resources.text("sql/results/measure_count.sql"), Map.of());
        List<Row> counts = counted.collectAsList();
        Cut.held(views, counts, counted.schema()).createOrReplaceTempView(COUNTS);
        List<Cell> cells = counts.stream()
                .filter(row -> !row.getAs("stratifier").equals(ADJUSTED_BY))
                .map(Cell::of)
                .toList();
        Map<Cell.Place, Estimate> values = new HashMap<>();
        cells.forEach(cell -> values.put(cell.place(), estimate(cell)));
        return cells.stream().map(cell -> row(cell, state, releaseId, values)).toList();
    }

    private Estimate estimate(Cell cell) {
        MeasureSpec.Kind kind = kinds.get(cell.place().measureId());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "No such measure: " + cell.place().measureId());
        }
        Counted counted =
                new Counted(kind, cell.counts().numerator(), cell.counts().denominator());
        return estimates.computeIfAbsent(
                counted, key -> Estimate.of(key.kind(), key.numerator(), key.denominator(), rule));
    }

    private Row row(Cell cell, String state, long releaseId, Map<Cell.Place, Estimate> values) {
        Cell.Place place = cell.place();
        Cell.Counts counts = cell.counts();
        Estimate estimate = estimate(cell);
        Estimate prior = values.get(place.yearEarlier());
        Gap gap = gap(place, estimate, values);
        long known = counts.denominator() + counts.missing();
        return RowFactory.create(
                releaseId,
                state,
                cell.periodId(),
                place.periodStart(),
                place.periodEnd(),
                place.measureId(),
                place.scopeType(),
                place.scopeId(),
                place.stratifier().name(),
                place.stratum(),
                counts.numerator(),
                counts.denominator(),
                counts.missing(),
                counts.excluded(),
                estimate.value(),
                estimate.low(),
                estimate.high(),
                estimate.reliability().name(),
                known == 0 ? null : (double) counts.numerator() / known,
                prior == null ? null : prior.value(),
                gap == null ? null : gap.value(),
                gap == null ? null : gap.low(),
                gap == null ? null : gap.high());
    }

    private @Nullable Gap gap(Cell.Place place, Estimate estimate, Map<Cell.Place, Estimate> values) {
        String reference =
                references.getOrDefault(place.stratifier(), Optional.empty()).orElse(null);
        if (reference == null || reference.equals(place.stratum())) {
            return null;
        }
        Estimate other = values.get(place.of(reference));
        return other == null ? null : estimate.minus(other);
    }
}
