package org.hearth.measure;

import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** The counts of one measure in one period, scope and stratum. */
record Cell(String periodId, LocalDate periodEnd, Place place, Counts counts) {

    /** Which cell, so that it is found a year later, or beside another stratum; periods are alike by their months. */
    record Place(
            String measureId,
            LocalDate periodStart,
            long months,
            String scopeType,
            String scopeId,
            Stratifier stratifier,
            String stratum) {

        Place yearEarlier() {
            return new Place(measureId, periodStart.minusYears(1), months, scopeType, scopeId, stratifier, stratum);
        }

        Place of(String otherStratum) {
            return new Place(measureId, periodStart, months, scopeType, scopeId, stratifier, otherStratum);
        }
    }

    record Counts(long numerator, long denominator, long missing, long excluded) {}

    /** A row of {@code sql/results/measure_count.sql}. */
    static Cell of(Row row) {
        LocalDate start = row.getAs("period_start");
        LocalDate end = row.getAs("period_end");
        return new Cell(
                row.getAs("period_id"),
                end,
                new Place(
                        row.getAs("measure_id"),
                        start,
                        start.until(end.plusDays(1)).toTotalMonths(),
                        row.getAs("scope_type"),
                        row.getAs("scope_id"),
                        Stratifier.valueOf(row.getAs("stratifier")),
                        row.getAs("stratum")),
                new Counts(
                        row.<Long>getAs("numerator"),
                        row.<Long>getAs("denominator"),
                        row.<Long>getAs("missing"),
                        row.<Long>getAs("excluded")));
    }
}
