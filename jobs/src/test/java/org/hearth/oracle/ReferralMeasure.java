package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Caregivers referred after a positive screen who were seen by the service (m17, o2). */
abstract class ReferralMeasure extends ThresholdMeasure {
    private static final int BETTER_TEST_DAYS = 14;

    private final String need;

    ReferralMeasure(String need) {
        this.need = need;
    }

    /** First day on which a screening is in time. */
    abstract LocalDate opens(Caseload caseload, Enrollment enrollment);

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, LocalDate due, Period period) {
        Span window = new Span(opens(caseload, enrollment), due);
        LocalDate end = caseload.end(enrollment.span(), period);
        Optional<LocalDate> positive = firstPositive(caseload, enrollment, window);
        return positive.isPresent()
                ? positive.map(screened -> after(caseload, enrollment, new Span(screened, end)))
                : firstOpen(caseload, enrollment, window)
                        .map(screened -> perhaps(caseload, enrollment, new Span(screened, end), "screen_incomplete"));
    }

    /** Missing for that reason, unless the caregiver counts in no case. */
    final Verdict perhaps(Caseload caseload, Enrollment enrollment, Span since, String reason) {
        Verdict verdict = after(caseload, enrollment, since);
        return verdict.status() == Status.EXCLUDED ? verdict : Verdict.missing(reason);
    }

    /** Earliest day of a screening that is, or may be, positive. */
    final Optional<LocalDate> firstPerhapsPositive(Caseload caseload, Enrollment enrollment, Span window) {
        return Stream.concat(
                        firstPositive(caseload, enrollment, window).stream(),
                        firstOpen(caseload, enrollment, window).stream())
                .min(LocalDate::compareTo);
    }

    /** Earliest day on which a screening without its day or score may have been the positive one. */
    private Optional<LocalDate> firstOpen(Caseload caseload, Enrollment enrollment, Span window) {
        Fact caregiver = caseload.silver().one("caregiver", "caregiver_id", enrollment.personId());
        return Screens.of(caseload.about("screening", "person_id", enrollment), need)
                .filter(screen -> Screens.mayBePositive(screen, window, caregiver))
                .map(screen -> screen.knows("administered_date") ? screen.day("administered_date") : window.from())
                .min(LocalDate::compareTo);
    }

    private Optional<LocalDate> firstPositive(Caseload caseload, Enrollment enrollment, Span window) {
        Fact caregiver = caseload.silver().one("caregiver", "caregiver_id", enrollment.personId());
        List<Fact> screens = Screens.of(caseload.about("screening", "person_id", enrollment), need)
                .filter(screen -> screen.knows("administered_date"))
                .toList();
        return screens.stream()
                .filter(screen -> screen.within("administered_date", window))
                .filter(screen -> isPositive(screen, screens, caregiver))
                .map(screen -> screen.day("administered_date"))
                .min(LocalDate::compareTo);
    }

    /** A positive PHQ-2 is replaced by the first PHQ-9 within 14 days. */
    private static boolean isPositive(Fact screen, List<Fact> screens, @Nullable Fact caregiver) {
        if (!Screens.isPositive(screen, caregiver)) {
            return false;
        }
        LocalDate day = screen.day("administered_date");
        Span soon = new Span(day, day.plusDays(BETTER_TEST_DAYS));
        return !screen.is("tool", "PHQ2")
                || screens.stream()
                        .filter(other -> other.is("tool", "PHQ9") && Screens.isScored(other))
                        .filter(other -> other.within("administered_date", soon))
                        .min(Comparator.comparing(other -> Objects.requireNonNull(other.day("administered_date"))))
                        .map(other -> Screens.isPositive(other, caregiver))
                        .orElse(true);
    }

    private Verdict after(Caseload caseload, Enrollment enrollment, Span since) {
        List<String> persons = caseload.people().members(enrollment.personId());
        if (caseload.isInService(need, persons, since.from()) || caseload.saysInService(need, persons, since)) {
            return Verdict.excluded("in_service");
        }
        List<Fact> referrals = caseload.referrals(need, persons)
                .filter(referral -> referral.within("provided_date", since))
                .toList();
        if (referrals.isEmpty()) {
            return Verdict.excluded("not_referred");
        }
        Optional<LocalDate> contact = taken(referrals)
                .filter(referral ->
                        referral.within("first_contact_date", new Span(referral.day("provided_date"), since.to())))
                .map(referral -> referral.day("first_contact_date"))
                .min(LocalDate::compareTo);
        return contact.map(Verdict::met)
                .orElseGet(() -> taken(referrals).anyMatch(referral -> isOpen(referral, "first_contact_date"))
                        ? Verdict.missing("contact_unknown")
                        : Verdict.notMet("no_contact"));
    }

    private static Stream<Fact> taken(List<Fact> referrals) {
        return referrals.stream().filter(referral -> !referral.yes("declined"));
    }

    /** What came of it is not known (R75). */
    static boolean isOpen(Fact referral, String contact) {
        return !referral.knows(contact)
                && (!referral.knows("outcome") || referral.is("outcome", "UNK", "SERVICE_RECEIVED"));
    }
}
