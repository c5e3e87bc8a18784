package org.hearth.oracle;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options in force for one state, by their keys. */
record Rules(String state, ZoneId zone, Map<String, Object> options) {
    private static final Map<String, Object> SHARED = Map.ofEntries(
            Map.entry("enrollment.dob_equals_enroll", "postnatal"),
            Map.entry("enrollment.last_day_counts", true),
            Map.entry("enrollment.missed_statuses", List.of("NO_SHOW", "CANCELLED_BY_FAMILY", "ATTEMPTED")),
            Map.entry("enrollment.merge_gap_days", 0),
            Map.entry("enrollment.transfer_max_gap_days", 30),
            Map.entry("enrollment.caregiver_change_max_gap_days", 30));

    private static final Map<String, Object> CONNECTICUT = Map.of(
            "enrollment.date_rule", "first_visit",
            "enrollment.clock_start", "missed_visit",
            "enrollment.no_contact_days", 30,
            "enrollment.closed_exit", "last_visit",
            "enrollment.exception_stops_clock", false);

    private static final Map<String, Object> UTAH = Map.of(
            "enrollment.date_rule", "recorded",
            "enrollment.clock_start", "last_visit",
            "enrollment.no_contact_days", 90,
            "enrollment.closed_exit", "deadline",
            "enrollment.exception_stops_clock", true);

    static Rules of(String state, Map<String, Object> chosen) {
        boolean connecticut = state.equals("ct");
        Map<String, Object> options = new HashMap<>(SHARED);
        options.putAll(connecticut ? CONNECTICUT : UTAH);
        options.putAll(chosen);
        return new Rules(state, ZoneId.of(connecticut ? "America/New_York" : "America/Denver"), Map.copyOf(options));
    }

    boolean is(String key, Object value) {
        return value.equals(options.get(key));
    }

    boolean is(String key, Object value, Object fallback) {
        return value.equals(options.getOrDefault(key, fallback));
    }

    int days(String key) {
        return (int) options.get(key);
    }

    int days(String key, int fallback) {
        return (int) options.getOrDefault(key, fallback);
    }

    List<?> list(String key) {
        return (List<?>) options.get(key);
    }
}
