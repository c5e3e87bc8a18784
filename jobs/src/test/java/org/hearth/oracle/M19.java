package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IPV referrals: caregivers positive within six months of enrollment who were given information on IPV services. */
final class M19 extends ThresholdMeasure {

    @Override
    public String id() {
        return "m19";
    }

    @Override
    LocalDate due(Caseload caseload, Enrollment enrollment) {
        return enrollment.start().plusMonths(6);
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period) {
        Span window = new Span(enrollment.start(), due);
        List<Fact> screens = Screens.of(caseload.about("screening", "person_id", enrollment), "IPV")
                .toList();
        return screens.stream()
                .filter(screen -> screen.within("administered_date", window))
                .filter(screen -> Screens.isPositive(screen, null))
                .map(screen -> screen.day("administered_date"))
                .min(LocalDate::compareTo)
                .map(screened -> after(
                        caseload,
                        caseload.people().members(enrollment.personId()),
                        new Span(screened, caseload.asOf())))
                .or(() -> screens.stream().anyMatch(screen -> Screens.mayBePositive(screen, window, null))
                        ? Optional.of(Verdict.missing("screen_incomplete"))
                        : Optional.empty());
    }

    private static Verdict after(Caseload caseload, List<String> persons, Span since) {
        if (caseload.isInService("IPV", persons, since.from()) || caseload.saysInService("IPV", persons, since)) {
            return Verdict.excluded("in_service");
        }
        return caseload.referrals("IPV", persons)
                .map(M19::informed)
                .filter(Objects::nonNull)
                .filter(since::contains)
                .min(LocalDate::compareTo)
                .map(Verdict::met)
                .orElse(Verdict.notMet("not_informed"));
    }

    private static @Nullable LocalDate informed(Fact referral) {
        if (referral.knows("information_given_date")) {
            return referral.day("information_given_date");
        }
        return referral.yes("declined") ? null : referral.day("provided_date");
    }
}
