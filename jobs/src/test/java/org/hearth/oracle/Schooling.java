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

    /** A degree completed by then needs no answer, unless a later one says that there is none. */
    Optional<String> attainedAtEnrollment() {
        boolean completed = school().map(course -> course.day("completed_date"))
                .filter(day -> day != null && !day.isAfter(enrolled))
                .anyMatch(day -> known("education_attainment")
                        .noneMatch(status -> status.within("as_of_date", new Span(day.plusDays(1), enrolled))));
        return completed ? Optional.of("HS_GED") : baseline().map(status -> status.text("education_attainment"));
    }

    /** Last known on or before enrollment, else the first within 90 days. */
    private Optional<Fact> baseline() {
        Span soon = new Span(enrolled.plusDays(1), enrolled.plusDays(BASELINE_DAYS));
        return known("education_attainment")
                .filter(status -> !status.day("as_of_date").isAfter(enrolled))
                .reduce((before, last) -> last)
                .or(() -> known("education_attainment")
                        .filter(status -> status.within("as_of_date", soon))
                        .findFirst());
    }

    /** Up to this day, answers say how things were at enrollment. */
    private LocalDate baselineDay() {
        return baseline()
                .map(status -> Span.later(enrolled, status.day("as_of_date")))
                .orElse(enrolled);
    }

    private Stream<Fact> known(String column) {
        return statuses.stream().filter(status -> status.knows(column) && !status.is(column, "UNK"));
    }

    /** Earliest day on which a degree was there, or school was begun or begun again. */
    Optional<LocalDate> firstAdvance() {
        Stream<LocalDate> degrees = known("education_attainment")
                .filter(status ->
                        status.is("education_attainment", "HS_GED", "SOME_COLLEGE", "TECH_CERT", "AA", "BA_PLUS"))
                .map(status -> status.day("as_of_date"));
        Stream<LocalDate> completions = school().map(course -> course.day("completed_date"));
        Stream<LocalDate> begun =
                school().map(course -> course.day("valid_from")).filter(day -> !isStudentBy(enrolled) || wasOutBy(day));
        Stream<LocalDate> students = known("education_status")
                .filter(status -> status.is("education_status", "STUDENT_HS_GED"))
                .map(status -> status.day("as_of_date"))
                .filter(day -> !isStudentAtEnrollment() || wasOutBy(day));
        return Stream.of(degrees, completions, begun, students)
                .flatMap(days -> days)
                .filter(Objects::nonNull)
                .filter(new Span(enrolled.plusDays(1), end)::contains)
                .min(LocalDate::compareTo);
    }

    private boolean isStudentAtEnrollment() {
        return isStudentBy(baselineDay());
    }

    /** By what was told by then, or by a course at enrollment. */
    private boolean isStudentBy(LocalDate told) {
        return known("education_status")
                        .filter(status -> !status.day("as_of_date").isAfter(told))
                        .reduce((before, last) -> last)
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
        return isStudentAtEnrollment() && !wasOutBy(end);
    }

    /** Seen out of school, or at the end of a course, after enrollment and by a day. */
    private boolean wasOutBy(LocalDate day) {
        Predicate<LocalDate> between = new Span(enrolled.plusDays(1), day)::contains;
        boolean told = known("education_status")
                .filter(status -> status.is("education_status", "NOT_STUDENT", "STUDENT_OTHER"))
                .map(status -> status.day("as_of_date"))
                .anyMatch(between);
        return told
                || school().filter(course -> runsOn(course, enrolled))
                        .anyMatch(course -> between.test(lastDay(course).plusDays(1)));
    }

    /** Anything told about schooling later than what stands for enrollment; a course that goes on tells of itself. */
    boolean isFollowedUp() {
        Span later = new Span(baselineDay().plusDays(1), end);
        Span since = new Span(enrolled.plusDays(1), end);
        return Stream.concat(known("education_attainment"), known("education_status"))
                        .anyMatch(status -> status.within("as_of_date", later))
                || studies.stream()
                        .anyMatch(course -> runsOn(course, end)
                                || Stream.of("valid_from", "valid_to", "completed_date")
                                        .anyMatch(column -> course.within(column, since)));
    }
}
