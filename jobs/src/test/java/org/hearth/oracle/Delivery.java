package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery on account of which a caregiver enrolled (R14). */
record Delivery(Course course, @Nullable LocalDate day, @Nullable Fact pregnancy) {

    enum Course {
        NONE,
        EXPECTED,
        BORN,
        BORN_UNDATED,
        LOST
    }

    static Delivery of(Silver silver, Enrollment enrollment) {
        Fact pregnancy = silver.one(
                "pregnancy", "pregnancy_id", enrollment.first().record().text("pregnancy_id"));
        return pregnancy == null ? ofIndexChild(silver, enrollment) : ofPregnancy(silver, pregnancy);
    }

    private static Delivery ofPregnancy(Silver silver, Fact pregnancy) {
        if (pregnancy.is("outcome", "FETAL_LOSS", "STILLBIRTH", "TERMINATION")) {
            return new Delivery(Course.LOST, pregnancy.day("delivery_date"), pregnancy);
        }
        LocalDate born = silver.of("child", "pregnancy_id", pregnancy.text("pregnancy_id"))
                .filter(child -> !child.no("live_birth"))
                .map(child -> child.day("dob"))
                .min(LocalDate::compareTo)
                .orElse(pregnancy.is("outcome", "LIVE_BIRTH") ? pregnancy.day("delivery_date") : null);
        if (born != null) {
            return new Delivery(Course.BORN, born, pregnancy);
        }
        return new Delivery(
                pregnancy.is("outcome", "LIVE_BIRTH") ? Course.BORN_UNDATED : Course.EXPECTED, null, pregnancy);
    }

    private static Delivery ofIndexChild(Silver silver, Enrollment enrollment) {
        Optional<Fact> child = enrollment.stretches().stream()
                .flatMap(stretch -> silver.of(
                        "child_enrollment", "episode_id", stretch.record().text("episode_id")))
                .filter(row -> row.yes("index_child"))
                .map(row -> silver.one("child", "child_id", row.text("child_id")))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(row -> Objects.requireNonNull(row.day("dob"))));
        return child.map(born -> new Delivery(
                        Course.BORN,
                        born.day("dob"),
                        silver.one("pregnancy", "pregnancy_id", born.text("pregnancy_id"))))
                .orElse(new Delivery(Course.NONE, null, null));
    }

    /** Enrolled before the birth, or while expecting; a birth on the day of enrollment came first. */
    boolean isAfter(LocalDate enrolled) {
        return switch (course) {
            case BORN -> day.isAfter(enrolled);
            case LOST -> day == null || day.isAfter(enrolled);
            case EXPECTED -> true;
            case NONE, BORN_UNDATED -> false;
        };
    }

    boolean isOfMother(People people, String person) {
        return pregnancy != null
                && people.person(pregnancy.text("caregiver_id")).equals(person);
    }
}
