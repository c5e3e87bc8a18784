package org.hearth.sample;

import static org.hearth.sample.Extract.date;
import static org.hearth.sample.Extract.value;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The measures of children, counted simply; caseload measures look at the last year. */
final class ChildRates {

    private static final int[][] WELL_CHILD = {
        {2, 4}, {4, 6}, {6, 8}, {9, 11}, {12, 14}, {15, 17}, {18, 20}, {24, 31}, {36, 43}, {48, 55}
    };
    private static final int[][] SCREENS = {{9, 11}, {17, 19}, {23, 25}, {29, 31}};

    private record Served(
            Map<String, String> child, String caregiver, LocalDate from, LocalDate to, boolean isPrenatal) {

        LocalDate dob() {
            return date(child, "dob");
        }
    }

    private final Extract extract;
    private final LocalDate asOf;
    private final BiConsumer<String, Boolean> add;
    private final Map<String, Map<String, List<Map<String, String>>>> index = new HashMap<>();

    ChildRates(Extract extract, LocalDate asOf, BiConsumer<String, Boolean> add) {
        this.extract = extract;
        this.asOf = asOf;
        this.add = add;
    }

    void count() {
        Map<String, Map<String, String>> children = new HashMap<>();
        extract.rows("child").forEach(row -> children.put(value(row, "child_id"), row));
        Map<String, Map<String, String>> stays = new HashMap<>();
        extract.rows("enrollment").forEach(row -> stays.put(value(row, "episode_id"), row));
        for (Map<String, String> link : extract.rows("child_enrollment")) {
            Map<String, String> stay = stays.get(value(link, "episode_id"));
            Map<String, String> child = children.get(value(link, "child_id"));
            if (stay != null && child != null && value(link, "index_child").equals("Y")) {
                count(served(child, stay));
            }
        }
    }

    private Served served(Map<String, String> child, Map<String, String> stay) {
        LocalDate enrolled = date(stay, "enrollment_date");
        LocalDate dob = date(child, "dob");
        LocalDate to = value(stay, "exit_date").isEmpty() ? asOf : date(stay, "exit_date");
        boolean isPrenatal = dob.isAfter(enrolled);
        return new Served(child, value(stay, "caregiver_id"), isPrenatal ? dob : enrolled, to, isPrenatal);
    }

    private List<Map<String, String>> facts(String entity, String column, String id) {
        return index.computeIfAbsent(entity, name -> extract.by(name, column)).getOrDefault(id, List.of());
    }

    private List<Map<String, String>> facts(String entity, Served served) {
        String column = entity.matches("screening|health_visit|referral_out") ? "person_id" : "child_id";
        return facts(entity, column, value(served.child(), "child_id"));
    }

    private void count(Served served) {
        birth(served);
        feeding(served);
        screens(served);
        boolean isCaseload = served.to().isAfter(asOf.minusYears(1));
        if (isCaseload) {
            wellChild(served);
            sleep(served);
            reading(served);
            play(served);
            harm(served);
        }
    }

    private void birth(Served served) {
        String weeks = value(served.child(), "gestational_age_weeks");
        if (served.isPrenatal() && !weeks.isEmpty()) {
            add.accept("m01", Integer.parseInt(weeks) < 37);
        }
    }

    private void feeding(Served served) {
        LocalDate half = served.dob().plusMonths(6);
        if (served.isPrenatal() && !half.isAfter(served.to())) {
            facts("breastfeeding", served).stream()
                    .filter(row -> !date(row, "observed_date").isBefore(half))
                    .findFirst()
                    .ifPresent(row -> add.accept(
                            "m02",
                            value(row, "any_breast_milk").equals("Y")
                                    || (!value(row, "stopped_date").isEmpty()
                                            && !date(row, "stopped_date").isBefore(half))));
        }
    }

    private Optional<Map<String, String>> latest(String entity, Served served) {
        return facts(entity, served).stream()
                .filter(row -> date(row, "observed_date").isAfter(asOf.minusYears(1)))
                .filter(row -> !date(row, "observed_date").isAfter(served.to()))
                .max(Comparator.comparing(row -> date(row, "observed_date")));
    }

    private void sleep(Served served) {
        latest("safe_sleep", served)
                .ifPresent(row -> add.accept(
                        "m07",
                        !value(row, "back_always").equals("N")
                                && !value(row, "bed_share").equals("Y")
                                && !value(row, "soft_bedding").equals("Y")));
    }

    private void reading(Served served) {
        latest("literacy", served)
                .ifPresent(row -> add.accept(
                        "m11",
                        value(row, "days_read").equals("7")
                                || value(row, "days_sing").equals("7")));
    }

    private void play(Served served) {
        LocalDate from = asOf.minusYears(1);
        boolean isInAge = served.dob().plusMonths(12).isBefore(asOf)
                && served.dob().plusMonths(24).isAfter(from);
        if (isInAge) {
            add.accept(
                    "m10",
                    facts("parent_child_observation", "caregiver_id", served.caregiver()).stream()
                            .anyMatch(row -> date(row, "observed_date").isAfter(from)));
        }
    }

    private void harm(Served served) {
        LocalDate from = asOf.minusYears(1);
        Predicate<Map<String, String>> isInjury = row ->
                value(row, "reason").equals("INJURY") && date(row, "visit_date").isAfter(from);
        add.accept("m08", facts("ed_visit", served).stream().anyMatch(isInjury));
        add.accept(
                "m09",
                facts("maltreatment_report", served).stream()
                        .filter(row -> date(row, "received_date").isAfter(from))
                        .anyMatch(row -> value(row, "disposition").equals("INVESTIGATED")
                                && value(row, "child_role").equals("VICTIM")));
    }

    private void wellChild(Served served) {
        for (int window = WELL_CHILD.length - 1; window >= 0; window--) {
            LocalDate from = served.dob().plusMonths(WELL_CHILD[window][0]);
            LocalDate to = served.dob().plusMonths(WELL_CHILD[window][1]).minusDays(1);
            boolean isMet = facts("health_visit", served).stream().anyMatch(row -> isIn(row, "visit_date", from, to));
            if (!from.isAfter(served.to()) && (isMet || served.to().isAfter(to))) {
                boolean isAsked = isMet
                        || facts("health_visit", served).stream()
                                .anyMatch(row ->
                                        isIn(row, "asked_date", served.to().minusMonths(6), served.to()));
                if (isAsked) {
                    add.accept("m04", isMet);
                }
                return;
            }
        }
    }

    private static boolean isIn(Map<String, String> row, String column, LocalDate from, LocalDate to) {
        return !value(row, column).isEmpty()
                && !date(row, column).isBefore(from)
                && !date(row, column).isAfter(to);
    }

    private void screens(Served served) {
        List<Map<String, String>> asq = facts("screening", served).stream()
                .filter(row -> value(row, "tool").equals("ASQ3"))
                .toList();
        for (int[] window : SCREENS) {
            LocalDate from = served.dob().plusMonths(window[0]);
            LocalDate to = served.dob().plusMonths(window[1]);
            if (!to.isAfter(served.to()) && !from.isBefore(served.from())) {
                add.accept("m12", asq.stream().anyMatch(row -> isIn(row, "administered_date", from, to)));
            }
        }
        asq.stream()
                .filter(row -> isIn(row, "administered_date", served.from(), asOf.minusDays(60)))
                .filter(ChildRates::isPositive)
                .findFirst()
                .ifPresent(row -> add.accept("m18", isHelped(served, date(row, "administered_date"))));
    }

    private static boolean isPositive(Map<String, String> row) {
        return List.of("communication", "gross_motor", "fine_motor", "problem_solving", "personal_social").stream()
                .anyMatch(domain -> Double.parseDouble(value(row, domain)) < 13);
    }

    private boolean isHelped(Served served, LocalDate screened) {
        boolean isSupported = facts("developmental_support", served).stream()
                .anyMatch(row -> !date(row, "support_date").isBefore(screened));
        return isSupported
                || facts("referral_out", served).stream()
                        .anyMatch(row -> isIn(
                                        row,
                                        "evaluation_date",
                                        screened,
                                        date(row, "provided_date").plusDays(45))
                                || isIn(
                                        row,
                                        "first_contact_date",
                                        screened,
                                        date(row, "provided_date").plusDays(30)));
    }
}
