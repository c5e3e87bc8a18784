package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tobacco cessation referrals: users at enrollment who were referred within three months of it. */
final class M06 extends ThresholdMeasure {
    private static final int STATUS_DAYS = 30;

    @Override
    public String id() {
        return "m06";
    }

    @Override
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        return enrollment.start().plusMonths(3);
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period) {
        LocalDate enrolled = enrollment.start();
        Span around = new Span(enrolled.minusDays(STATUS_DAYS), enrolled.plusDays(STATUS_DAYS));
        Optional<Fact> status = caseload.about("tobacco_use", "caregiver_id", enrollment)
                .filter(answer -> answer.is("uses", "Y", "N"))
                .filter(answer -> answer.within("observed_date", around))
                .min(Comparator.comparing(answer -> Objects.requireNonNull(answer.day("observed_date"))));
        if (status.isEmpty()) {
            return Optional.of(Verdict.missing("use_unknown"));
        } else if (status.get().is("uses", "N")) {
            return Optional.of(Verdict.excluded("no_user"));
        }
        return Optional.of(
                referred(caseload, caseload.people().members(enrollment.personId()), new Span(enrolled, due)));
    }

    private static Verdict referred(Caseload caseload, List<String> persons, Span window) {
        if (caseload.isInService("TOBACCO", persons, window.from())
                || caseload.saysInService("TOBACCO", persons, window)) {
            return Verdict.excluded("in_service");
        }
        return caseload.referrals("TOBACCO", persons)
                .filter(referral -> !referral.yes("declined"))
                .filter(referral -> referral.within("provided_date", window))
                .map(referral -> referral.day("provided_date"))
                .min(LocalDate::compareTo)
                .map(Verdict::met)
                .orElse(Verdict.notMet("not_referred"));
    }
}
