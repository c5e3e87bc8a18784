package org.hearth.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The counted enrollments: continued ones joined, later ones that overlap left out (R13, R72, R107). */
final class Enrollments {
    private final Rules rules;

    Enrollments(Rules rules) {
        this.rules = rules;
    }

    List<Enrollment> counted(Silver silver, People people, LocalDate asOf) {
        Stretches stretches = new Stretches(silver, rules, asOf);
        Map<String, List<Stretch>> byPerson = new TreeMap<>();
        for (Fact record : silver.all("enrollment")) {
            byPerson.computeIfAbsent(people.person(record.text("caregiver_id")), person -> new ArrayList<>())
                    .addAll(stretches.of(record));
        }
        List<Enrollment> counted = new ArrayList<>();
        byPerson.forEach((person, pieces) -> counted.addAll(ofPerson(person, pieces)));
        return counted;
    }

    private List<Enrollment> ofPerson(String person, List<Stretch> pieces) {
        pieces.sort(Comparator.comparing(Stretch::start).thenComparing(Stretch::id));
        List<Enrollment> counted = new ArrayList<>();
        for (Stretch piece : pieces) {
            int last = counted.size() - 1;
            if (last >= 0 && continues(counted.get(last), piece)) {
                counted.set(last, joined(counted.get(last), piece));
            } else if (counted.stream().noneMatch(other -> other.span().contains(piece.start()))) {
                counted.add(new Enrollment(person, List.of(piece)));
            }
        }
        return counted;
    }

    private boolean continues(Enrollment enrollment, Stretch next) {
        Stretch last = enrollment.last();
        if (last.record().equals(next.record())) {
            return false;
        }
        long gap = gap(last.span().to(), next.start());
        boolean sameProgram =
                last.programId().equals(next.programId()) && gap <= rules.days("enrollment.merge_gap_days");
        boolean transfer = last.isTransferTo(next.programId())
                && gap >= -1
                && gap <= rules.days("enrollment.transfer_max_gap_days");
        return sameProgram || transfer;
    }

    private static Enrollment joined(Enrollment enrollment, Stretch next) {
        return new Enrollment(
                enrollment.personId(),
                Stream.concat(enrollment.stretches().stream(), Stream.of(next)).toList());
    }

    /** Days between the last day of one and the first day of the next, neither counted. */
    static long gap(LocalDate exit, LocalDate start) {
        return ChronoUnit.DAYS.between(exit, start) - 1;
    }
}
