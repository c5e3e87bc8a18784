package org.hearth.sample;

import static org.hearth.sample.Extract.date;
import static org.hearth.sample.Extract.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Visits for a family and a year, and how many families are served. */
final class VisitRates {

    private final Extract extract;
    private final LocalDate asOf;
    private final Map<String, Double> rates;

    VisitRates(Extract extract, LocalDate asOf, Map<String, Double> rates) {
        this.extract = extract;
        this.asOf = asOf;
        this.rates = rates;
    }

    void count() {
        List<Map<String, String>> completed = extract.rows("home_visit").stream()
                .filter(row -> value(row, "status").equals("COMPLETED"))
                .toList();
        List<Map<String, String>> stays = extract.rows("enrollment").stream()
                .filter(row -> value(row, "primary_caregiver").equals("Y"))
                .toList();
        double families =
                stays.stream().map(row -> value(row, "household_id")).distinct().count();
        double years = stays.stream().mapToDouble(this::years).sum();
        rates.put("visits_a_family", completed.size() / families);
        rates.put("visits_a_year", completed.size() / years);
        rates.put("virtual_now", share(completed, "mode", "VIRTUAL"));
        rates.put(
                "m13",
                share(
                        completed.stream()
                                .filter(row -> !value(row, "concern_asked").isEmpty())
                                .toList(),
                        "concern_asked",
                        "Y"));
        rates.put("active_now", active(asOf.minusDays(30)));
        rates.put("active_before", active(asOf.minusYears(3)));
        rates.put("average_stay", years / families);
    }

    private double years(Map<String, String> stay) {
        return (ChronoUnit.DAYS.between(date(stay, "enrollment_date"), exit(stay)) + 1) / 365.25;
    }

    private double share(List<Map<String, String>> visits, String column, String meant) {
        List<Map<String, String>> recent = visits.stream()
                .filter(row -> date(row, "visit_date").isAfter(asOf.minusYears(1)))
                .toList();
        return recent.stream().filter(row -> value(row, column).equals(meant)).count() / (double) recent.size();
    }

    private double active(LocalDate day) {
        return extract.rows("enrollment").stream()
                .filter(row ->
                        !date(row, "enrollment_date").isAfter(day) && !exit(row).isBefore(day))
                .count();
    }

    private LocalDate exit(Map<String, String> row) {
        return value(row, "exit_date").isEmpty() ? asOf : date(row, "exit_date");
    }
}
