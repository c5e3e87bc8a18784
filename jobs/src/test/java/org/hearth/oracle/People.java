package org.hearth.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which caregivers are one person: exactly the same name and day of birth, unless staff said otherwise (R13, R107). */
final class People {
    private static final String UNKNOWN = "1900-01-01";

    private final Map<String, String> person = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    People(Silver silver) {
        Map<String, String> smallest = new HashMap<>();
        List<Fact> caregivers = silver.all("caregiver").stream()
                .sorted(Comparator.comparing(fact -> Objects.requireNonNull(fact.text("caregiver_id"))))
                .toList();
        for (Fact caregiver : caregivers) {
            String id = Objects.requireNonNull(caregiver.text("caregiver_id"));
            String who = joins(silver, caregiver) ? smallest.computeIfAbsent(name(caregiver), key -> id) : id;
            person.put(id, who);
            members.merge(who, List.of(id), (some, more) -> Stream.concat(some.stream(), more.stream())
                    .toList());
        }
    }

    private static boolean joins(Silver silver, Fact caregiver) {
        boolean named = Stream.of("first_name", "last_name", "dob")
                        .allMatch(column -> caregiver.knows(column)
                                && !caregiver.text(column).isBlank())
                && !caregiver.is("dob", UNKNOWN);
        return named
                && silver.of("enrollment", "caregiver_id", caregiver.text("caregiver_id"))
                        .noneMatch(enrollment -> enrollment.yes("duplicate_override"));
    }

    private static String name(Fact caregiver) {
        return caregiver.text("first_name").trim() + "|"
                + caregiver.text("last_name").trim() + "|" + caregiver.text("dob");
    }

    String person(String caregiverId) {
        return person.getOrDefault(caregiverId, caregiverId);
    }

    List<String> members(String personId) {
        return members.getOrDefault(personId, List.of(personId));
    }
}
