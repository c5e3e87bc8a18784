package org.hearth.sample;

import static org.hearth.sample.Extract.date;
import static org.hearth.sample.Extract.value;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Simple forms of the measures over a whole extract: good enough to see that the made-up state is plausible. */
final class Rates {

    private final Extract extract;
    private final LocalDate asOf;
    private final Map<String, Double> rates = new TreeMap<>();
    private final Map<String, Integer> met = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();

    Rates(Extract extract, LocalDate asOf) {
        this.extract = extract;
        this.asOf = asOf;
    }

    Map<String, Double> all() {
        new VisitRates(extract, asOf, rates).count();
        caregivers();
        children();
        counted.forEach((name, count) -> rates.put(name, met.getOrDefault(name, 0) / (double) count));
        return rates;
    }

    private void add(String name, boolean isMet) {
        counted.merge(name, 1, Integer::sum);
        if (isMet) {
            met.merge(name, 1, Integer::sum);
        }
    }

    private LocalDate exit(Map<String, String> stay) {
        return value(stay, "exit_date").isEmpty() ? asOf : date(stay, "exit_date");
    }

    private static boolean within(Map<String, String> row, String column, LocalDate from, LocalDate to) {
        String text = value(row, column);
        return !text.isEmpty()
                && !LocalDate.parse(text).isBefore(from)
                && !LocalDate.parse(text).isAfter(to);
    }

    private static List<Map<String, String>> of(Map<String, List<Map<String, String>>> rows, String id) {
        return rows.getOrDefault(id, List.of());
    }

    private void caregivers() {
        Map<String, List<Map<String, String>>> screens = extract.by("screening", "person_id");
        Map<String, List<Map<String, String>>> referrals = extract.by("referral_out", "person_id");
        Map<String, List<Map<String, String>>> uses = extract.by("tobacco_use", "caregiver_id");
        Map<String, List<Map<String, String>>> payers = extract.by("insurance", "person_id");
        Map<String, List<Map<String, String>>> statuses = extract.by("caregiver_status", "caregiver_id");
        Map<String, List<Map<String, String>>> care = extract.by("health_visit", "person_id");
        Map<String, LocalDate> births = extract.rows("pregnancy").stream()
                .filter(row -> value(row, "outcome").equals("LIVE_BIRTH"))
                .collect(Collectors.toMap(row -> value(row, "pregnancy_id"), row -> date(row, "delivery_date")));
        for (Map<String, String> stay : extract.rows("enrollment")) {
            if (value(stay, "primary_caregiver").equals("Y")) {
                String id = value(stay, "caregiver_id");
                LocalDate from = date(stay, "enrollment_date");
                LocalDate birth = births.getOrDefault(value(stay, "pregnancy_id"), from);
                LocalDate clock = birth.isAfter(from) ? birth : from;
                screens(stay, clock, of(screens, id), of(referrals, id));
                tobacco(stay, of(uses, id), of(referrals, id));
                insurance(stay, of(payers, id));
                school(stay, of(statuses, id));
                postpartum(stay, births, care);
            }
        }
    }

    private void screens(
            Map<String, String> stay,
            LocalDate clock,
            List<Map<String, String>> screens,
            List<Map<String, String>> sent) {
        LocalDate from = date(stay, "enrollment_date");
        if (!exit(stay).isBefore(clock.plusMonths(3))) {
            depression(screened(screens, "DEPRESSION", clock, clock.plusMonths(3)), sent);
        }
        if (!exit(stay).isBefore(from.plusMonths(6))) {
            violence(screened(screens, "IPV", from, from.plusMonths(6)), sent);
        }
    }

    private static List<Map<String, String>> screened(
            List<Map<String, String>> screens, String domain, LocalDate from, LocalDate to) {
        return screens.stream()
                .filter(row -> value(row, "domain").equals(domain)
                        && !value(row, "score_total").isEmpty())
                .filter(row -> within(row, "administered_date", from, to))
                .toList();
    }

    private void depression(List<Map<String, String>> screens, List<Map<String, String>> sent) {
        add("m03", !screens.isEmpty());
        if (screens.stream().anyMatch(row -> score(row) >= 10)) {
            sent.stream()
                    .filter(referral -> value(referral, "need").equals("DEPRESSION"))
                    .filter(referral -> !value(referral, "outcome").matches("UNK|PENDING"))
                    .findFirst()
                    .ifPresent(referral ->
                            add("m17", !value(referral, "first_contact_date").isEmpty()));
        }
    }

    private void violence(List<Map<String, String>> screens, List<Map<String, String>> sent) {
        add("m14", !screens.isEmpty());
        screens.stream()
                .filter(row -> score(row) >= (value(row, "tool").equals("HITS") ? 11 : 20))
                .forEach(row -> add("m19", sent.stream().anyMatch(referral -> value(referral, "need")
                        .equals("IPV"))));
    }

    private static int score(Map<String, String> row) {
        String text = value(row, "score_total");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private void tobacco(Map<String, String> stay, List<Map<String, String>> uses, List<Map<String, String>> sent) {
        LocalDate from = date(stay, "enrollment_date");
        boolean isUser = uses.stream()
                .anyMatch(
                        row -> value(row, "uses").equals("Y") && within(row, "observed_date", from, from.plusDays(30)));
        if (isUser && !exit(stay).isBefore(from.plusMonths(3))) {
            add(
                    "m06",
                    sent.stream()
                            .anyMatch(row -> value(row, "need").equals("TOBACCO")
                                    && value(row, "declined").equals("N")));
        }
    }

    private void insurance(Map<String, String> stay, List<Map<String, String>> payers) {
        LocalDate end = exit(stay);
        if (!date(stay, "enrollment_date").plusMonths(6).isAfter(end)) {
            add(
                    "m16",
                    payers.stream()
                            .filter(row -> within(row, "changed_date", end.minusMonths(10), end))
                            .noneMatch(row -> value(row, "payer_group").equals("NONE")));
        }
    }

    private void school(Map<String, String> stay, List<Map<String, String>> statuses) {
        LocalDate from = date(stay, "enrollment_date");
        boolean lacks = statuses.stream()
                .anyMatch(row -> within(row, "as_of_date", from, from)
                        && value(row, "education_attainment").equals("LT_HS"));
        List<Map<String, String>> later = statuses.stream()
                .filter(row -> within(row, "as_of_date", from.plusDays(1), exit(stay)))
                .toList();
        if (lacks && !later.isEmpty()) {
            add(
                    "m15",
                    later.stream()
                            .anyMatch(row -> value(row, "education_attainment").equals("HS_GED")
                                    || value(row, "education_status").equals("STUDENT_HS_GED")));
        }
    }

    private void postpartum(
            Map<String, String> stay, Map<String, LocalDate> births, Map<String, List<Map<String, String>>> care) {
        LocalDate birth = births.get(value(stay, "pregnancy_id"));
        boolean isDue = birth != null
                && !date(stay, "enrollment_date").isAfter(birth.plusDays(30))
                && !exit(stay).isBefore(birth.plusDays(56));
        if (birth != null && isDue) {
            List<Map<String, String>> told = of(care, value(stay, "caregiver_id")).stream()
                    .filter(row -> value(row, "visit_type").equals("POSTPARTUM")
                            && !value(row, "received").equals("UNK"))
                    .toList();
            if (!told.isEmpty()) {
                add(
                        "m05",
                        told.stream()
                                .anyMatch(row -> within(row, "visit_date", birth.plusDays(1), birth.plusDays(56))));
            }
        }
    }

    private void children() {
        new ChildRates(extract, asOf, this::add).count();
    }
}
