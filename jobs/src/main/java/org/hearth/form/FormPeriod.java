package org.hearth.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hearth.measure.ReportingPeriod;

/** A period that a form is counted for. */
public record FormPeriod(String form, ReportingPeriod period) {
    private static final int QUARTERS = 5;

    /** Form 1 for the federal year that holds the day and the one before, Form 4 for its quarter and the four before. */
    public static List<FormPeriod> at(LocalDate day) {
        List<FormPeriod> periods = new ArrayList<>();
        ReportingPeriod.currentAndPrevious(day).forEach(year -> periods.add(new FormPeriod("form1", year)));
        for (int back = 0; back < QUARTERS; back++) {
            LocalDate within = day.minusMonths(3L * back);
            int quarter = (within.getMonthValue() + 2) / 3;
            periods.add(new FormPeriod("form4", ReportingPeriod.parse("CY" + within.getYear() + "Q" + quarter)));
        }
        return periods;
    }
}
