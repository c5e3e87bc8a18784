package org.hearth.oracle;

import java.util.Optional;

/**
 * Primary caregiver education: those without a high school degree at enrollment who since enrolled in school, stayed in
 * it or completed it.
 */
final class M15 extends CaregiverMeasure {

    @Override
    public String id() {
        return "m15";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, Period period) {
        Schooling schooling = Schooling.of(caseload, enrollment, caseload.end(enrollment.span(), period));
        Optional<String> attained = schooling.attainedAtEnrollment();
        if (attained.isEmpty()) {
            return Optional.of(Verdict.missing("attainment_unknown"));
        } else if (!attained.get().equals("LT_HS")) {
            return Optional.of(Verdict.excluded("has_degree"));
        }
        return Optional.of(
                schooling.firstAdvance().map(Verdict::met).orElseGet(() -> unadvanced(schooling, enrollment, period)));
    }

    private static Verdict unadvanced(Schooling schooling, Enrollment enrollment, Period period) {
        boolean sixMonths = !enrollment.start().plusMonths(6).isAfter(schooling.end());
        boolean isNew = schooling.isStudentThroughout() && period.contains(enrollment.start());
        if (!schooling.isFollowedUp() && sixMonths && !isNew) {
            return Verdict.missing("no_follow_up");
        }
        return schooling.isStudentThroughout() ? Verdict.met(null) : Verdict.notMet("not_in_school");
    }
}
