package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A caregiver's schooling up to a day, for measure 15 (R30, R127). */
record Schooling(LocalDate enrolled, LocalDate end, List<Fact> statuses, List<Fact> studies) {
    private static final int BASELINE_DAYS = 90;

    static Schooling of(Caseload caseload, Enrollment enrollment, LocalDate end) {
        return new Schooling(
                enrollment.start(),
                end,
                caseload.about("caregiver_status", "caregiver_id", enrollment)
                        .filter(status -> !status.day("as_of_date").isAfter(end))
                        .sorted(Comparator.comparing(status -> Objects.requireNonNull(status.day("as_of_date"))))
                        .toList(),
                caseload.about("education", "caregiver_id", enrollment)
                        .filter(course -> !course.day("valid_from").isAfter(end))
                        .toList());
    }

    /** Studies towards a high school degree. */
    private Stream<Fact> school() {
        return studies.stream().filter(course -> course.is("program_type", "MIDDLE_HS", "GED"));
    }

    /** A degree completed by then needs no answer. */
    Optional<String> attainedAtEnrollment() {
        boolean completed = school().anyMatch(course ->
                course.knows("completed_date") && !course.day("completed_date").isAfter(enrolled));
        return completed ? Optional.of("HS_GED") : answeredAtEnrollment();
    }

    private Optional<String> answeredAtEnrollment() {
        return baseline("education_attainment").map(status -> status.text("education_attainment"));
    }

    /** Last known on or before enrollment, else the first within 90 days. */
    private Optional<Fact> baseline(String column) {
        return known(column)
                .filter(status -> !status.day("as_of_date").isAfter(enrolled))
                .reduce((before, last) -> last)
                .or(() -> known(column)
                        .filter(status -> status.within(
                                "as_of_date", new Span(enrolled.plusDays(1), enrolled.plusDays(BASELINE_DAYS))))
                        .findFirst());
    }

    private Stream<Fact> known(String column) {
        return statuses.stream().filter(status -> status.knows(column) && !status.is(column, "UNK"));
    }

    /** Earliest day on which a degree was there, or school was begun or begun again. */
    Optional<LocalDate> firstAdvance() {
        Stream<LocalDate> degrees = since(known("education_attainment")
                .filter(status ->
                        status.is("education_attainment", "HS_GED", "SOME_COLLEGE", "TECH_CERT", "AA", "BA_PLUS"))
                .map(status -> status.day("as_of_date")));
        Stream<LocalDate> completions = since(school().map(course -> course.day("completed_date")));
        Stream<LocalDate> begun = since(school().map(course -> course.day("valid_from")));
        Stream<LocalDate> students = since(known("education_status")
                .filter(status -> status.is("education_status", "STUDENT_HS_GED"))
                .map(status -> status.day("as_of_date"))
                .filter(day -> !isStudentAtEnrollment() || wasOutBefore(day)));
        return Stream.of(degrees, completions, begun, students)
                .flatMap(days -> days)
                .min(LocalDate::compareTo);
    }

    private Stream<LocalDate> since(Stream<LocalDate> days) {
        Span span = new Span(enrolled.plusDays(1), end);
        return days.filter(Objects::nonNull).filter(span::contains);
    }

    private boolean isStudentAtEnrollment() {
        return baseline("education_status")
                        .filter(status -> status.is("education_status", "STUDENT_HS_GED"))
                        .isPresent()
                || school().anyMatch(course -> runsOn(course, enrolled));
    }

    private static boolean runsOn(Fact course, LocalDate day) {
        return new Span(course.day("valid_from"), lastDay(course)).contains(day);
    }

    private static LocalDate lastDay(Fact course) {
        LocalDate last = course.day("valid_to");
        return last == null ? Span.NEVER : last;
    }

    boolean isStudentThroughout() {
        return isStudentAtEnrollment() && !wasOutBefore(end.plusDays(1));
    }

    /** Seen out of school, or at the end of a course, after enrollment and before a day. */
    private boolean wasOutBefore(LocalDate day) {
        Predicate<LocalDate> between = out -> out.isAfter(enrolled) && out.isBefore(day);
        return known("education_status")
                        .filter(status -> status.is("education_status", "NOT_STUDENT", "STUDENT_OTHER"))
                        .map(status -> status.day("as_of_date"))
                        .anyMatch(between)
                || school().filter(course -> runsOn(course, enrolled))
                        .map(Schooling::lastDay)
                        .anyMatch(last -> between.test(last.plusDays(1)));
    }

    /** Anything told about schooling later than what stands for enrollment. */
    boolean isFollowedUp() {
        return isToldAfter("education_attainment") || isToldAfter("education_status") || isSeenStudying();
    }

    private boolean isToldAfter(String column) {
        LocalDate base =
                baseline(column).map(status -> status.day("as_of_date")).orElse(enrolled);
        LocalDate after = Span.later(base, enrolled);
        return known(column).anyMatch(status -> status.day("as_of_date").isAfter(after));
    }

    /** Studies of any kind that were begun or over after enrollment. */
    private boolean isSeenStudying() {
        Span since = new Span(enrolled.plusDays(1), end);
        return studies.stream()
                .anyMatch(course -> course.within("valid_from", since)
                        || course.within("valid_to", since)
                        || course.within("completed_date", since));
    }
}
