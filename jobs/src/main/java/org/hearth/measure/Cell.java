package org.hearth.measure;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Row;

/** The counts of one measure in one period, scope and stratum. */
record Cell(String periodId, Place place, Counts counts) {

    /** Which cell, so that it is found a year later, or beside another stratum; periods are alike by their days. */
    record Place(
            String measureId,
            LocalDate periodStart,
            LocalDate periodEnd,
            String scopeType,
            String scopeId,
            Stratifier stratifier,
            String stratum) {

        Place yearEarlier() {
            return new Place(
                    measureId, periodStart.minusYears(1), endOfYearEarlier(), scopeType, scopeId, stratifier, stratum);
        }

        /** The last day of a month stays one, also in a leap year. */
        private LocalDate endOfYearEarlier() {
            LocalDate day = periodEnd.minusYears(1);
            return periodEnd.equals(YearMonth.from(periodEnd).atEndOfMonth())
                    ? YearMonth.from(day).atEndOfMonth()
                    : day;
        }

        Place of(String otherStratum) {
            return new Place(measureId, periodStart, periodEnd, scopeType, scopeId, stratifier, otherStratum);
        }
    }

    record Counts(long numerator, long denominator, long missing, long excluded) {}

    /** A row of {@code sql/results/measure_count.sql}. */
    static Cell of(Row row) {
        return new Cell(
                row.getAs("period_id"),
                new Place(
                        row.getAs("measure_id"),
                        row.getAs("period_start"),
                        row.getAs("period_end"),
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
