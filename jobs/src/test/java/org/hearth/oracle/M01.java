package org.hearth.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Preterm birth: live births to mothers who enrolled before 37 weeks; met, if it was before 37 weeks. */
final class M01 implements Form2Measure {
    private static final int TERM_DAYS = 259;
    private static final int PREGNANCY_DAYS = 280;
    /** So long before a birth, every plausible pregnancy was younger than 37 weeks. */
    private static final int SURELY_EARLY_DAYS = 50;

    @Override
    public String id() {
        return "m01";
    }

    @Override
    public Stream<Case> cases(Caseload caseload, Period period) {
        return caseload.silver().all("child").stream()
                .filter(child -> !child.no("live_birth"))
                .filter(child -> child.within("dob", period.span()))
                .filter(child -> !child.day("dob").isAfter(caseload.asOf()))
                .flatMap(child -> of(caseload, child, period).stream());
    }

    private Optional<Case> of(Caseload caseload, Fact child, Period period) {
        Fact pregnancy = caseload.silver().one("pregnancy", "pregnancy_id", child.text("pregnancy_id"));
        if (pregnancy == null) {
            return Optional.empty();
        }
        String mother = caseload.people().person(pregnancy.text("caregiver_id"));
        LocalDate born = child.day("dob");
        List<Enrollment> hers = caseload.enrollments().stream()
                .filter(enrollment -> enrollment.personId().equals(mother))
                .filter(Enrollment::isMiechv)
                .filter(enrollment -> enrollment.span().contains(born))
                .toList();
        return hers.stream()
                .findFirst()
                .map(enrollment -> Case.of(
                        id(),
                        period,
                        child.text("child_id"),
                        enrollment.id(),
                        judge(caseload, enrollment, child, pregnancy),
                        born));
    }

    private static Verdict judge(Caseload caseload, Enrollment enrollment, Fact child, Fact pregnancy) {
        LocalDate enrolled = enrollment.start();
        Delivery delivery = caseload.delivery(enrollment);
        if (!enrolled.isBefore(child.day("dob")) || !delivery.isAfter(enrolled)) {
            return Verdict.excluded("not_prenatal");
        }
        Long atEnrollment = ageAtEnrollment(caseload, enrollment, delivery, child, pregnancy);
        if (atEnrollment != null && atEnrollment >= TERM_DAYS) {
            return Verdict.excluded("enrolled_late");
        }
        Long atBirth = ageAtBirth(child, pregnancy);
        boolean surelyEarly =
                delivery.day() != null && ChronoUnit.DAYS.between(enrolled, delivery.day()) >= SURELY_EARLY_DAYS;
        if (atBirth == null || atEnrollment == null && !surelyEarly) {
            return Verdict.missing("gestational_age_unknown");
        }
        return atBirth < TERM_DAYS ? Verdict.met(child.day("dob")) : Verdict.notMet("term");
    }

    /** Of the pregnancy in which she enrolled, which need not be this one. */
    private static @Nullable Long ageAtEnrollment(
            Caseload caseload, Enrollment enrollment, Delivery delivery, Fact child, Fact pregnancy) {
        boolean same = delivery.pregnancy() != null
                && delivery.pregnancy().text("pregnancy_id").equals(pregnancy.text("pregnancy_id"));
        if (same) {
            return before(ageAtBirth(child, pregnancy), enrollment.start(), child.day("dob"));
        } else if (delivery.pregnancy() == null) {
            return null;
        } else if (delivery.course() != Delivery.Course.BORN) {
            return onDay(delivery.pregnancy(), enrollment.start());
        }
        Long born = caseload.silver()
                .of("child", "pregnancy_id", delivery.pregnancy().text("pregnancy_id"))
                .filter(index -> index.day("dob").equals(delivery.day()))
                .filter(index -> index.knows("gestational_age_weeks"))
                .findFirst()
                .map(M01::recorded)
                .orElse(onDay(delivery.pregnancy(), delivery.day()));
        return before(born, enrollment.start(), delivery.day());
    }

    private static @Nullable Long before(@Nullable Long ageAtBirth, LocalDate enrolled, LocalDate born) {
        return ageAtBirth == null ? null : ageAtBirth - ChronoUnit.DAYS.between(enrolled, born);
    }

    private static @Nullable Long ageAtBirth(Fact child, Fact pregnancy) {
        return child.knows("gestational_age_weeks")
                ? Long.valueOf(recorded(child))
                : onDay(pregnancy, child.day("dob"));
    }

    private static long recorded(Fact child) {
        long days = child.knows("gestational_age_days")
                ? child.number("gestational_age_days").intValue()
                : 0;
        return 7L * child.number("gestational_age_weeks").intValue() + days;
    }

    private static @Nullable Long onDay(Fact pregnancy, LocalDate day) {
        LocalDate due = pregnancy.knows("edd")
                ? pregnancy.day("edd")
                : pregnancy.knows("lmp") ? pregnancy.day("lmp").plusDays(PREGNANCY_DAYS) : null;
        return due == null ? null : PREGNANCY_DAYS - ChronoUnit.DAYS.between(day, due);
    }
}
