package org.hearth.form;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A measure's row of {@code gold.measure_result}, as far as the forms print it. */
public record Result(
        String periodId,
        String measureId,
        long numerator,
        long denominator,
        long missing,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double missingAsNotMet,
        @Nullable Double prior) {
    /** From this share of missing data on, the form must carry a note. */
    private static final double NOTE_SHARE = 0.1;

    static boolean isOverall(Row row) {
        return "all".equals(row.getAs("stratifier"));
    }

    static Result of(Row row) {
        return new Result(
                row.getAs("period_id"),
                row.getAs("measure_id"),
                row.<Long>getAs("numerator"),
                row.<Long>getAs("denominator"),
                row.<Long>getAs("missing"),
                number(row, "value"),
                number(row, "ci_low"),
                number(row, "ci_high"),
                number(row, "value_missing_as_not_met"),
                number(row, "prior_value"));
    }

    /** A measure with no case at all. */
    static Result empty(String periodId, String measureId) {
        return new Result(periodId, measureId, 0, 0, 0, null, null, null, null, null);
    }

    private static @Nullable Double number(Row row, String column) {
        return Arrays.asList(row.schema().fieldNames()).contains(column) ? row.getAs(column) : null;
    }

    double missingShare() {
        return denominator + missing == 0 ? 0 : (double) missing / (denominator + missing);
    }

    boolean isNoteRequired() {
        return missingShare() >= NOTE_SHARE;
    }
}
