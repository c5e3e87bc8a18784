package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Completed developmental referrals: children with a positive screen who got support, or services in time. */
final class M18 extends ChildMeasure {

    /** A kind of service: what shows that it was given, and within how many days of the referral. */
    private record Service(String done, int days) {}

    private static final Map<String, Service> SERVICES = Map.of(
            "EARLY_INTERVENTION", new Service("evaluation_date", 45),
            "COMMUNITY", new Service("first_contact_date", 30));

    @Override
    public String id() {
        return "m18";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Spell spell, Span days, Period period) {
        return Screens.of(caseload.silver().of("screening", "person_id", spell.childId()), "DEVELOPMENT")
                .filter(screen -> screen.within("administered_date", days))
                .filter(Screens::isPositiveAsq)
                .map(screen -> screen.day("administered_date"))
                .min(LocalDate::compareTo)
                .map(screened -> after(caseload, spell.childId(), new Span(screened, days.to()))
                        .on(screened));
    }

    private static Verdict after(Caseload caseload, String childId, Span days) {
        Span since = new Span(days.from(), caseload.asOf());
        List<String> child = List.of(childId);
        if (caseload.isInService("DEVELOPMENT", child, days.from())
                || caseload.saysInService("DEVELOPMENT", child, since)) {
            return Verdict.excluded("in_service");
        }
        List<Fact> referrals = caseload.referrals("DEVELOPMENT", child)
                .filter(referral -> referral.within("provided_date", since))
                .filter(referral -> SERVICES.containsKey(referral.text("service_type")))
                .filter(referral -> !referral.yes("declined"))
                .toList();
        Stream<LocalDate> supported = caseload.silver()
                .of("developmental_support", "child_id", childId)
                .filter(support -> support.within("support_date", days))
                .map(support -> support.day("support_date"));
        Stream<LocalDate> served = referrals.stream()
                .filter(referral -> referral.within(done(referral), inTime(referral)))
                .map(referral -> referral.day(done(referral)));
        return Stream.concat(supported, served)
                .min(LocalDate::compareTo)
                .map(Verdict::met)
                .orElseGet(() -> unserved(referrals, caseload.asOf()));
    }

    private static Verdict unserved(List<Fact> referrals, LocalDate asOf) {
        if (referrals.stream().anyMatch(referral -> inTime(referral).to().isAfter(asOf))) {
            return Verdict.excluded("deadline_open");
        }
        boolean open = referrals.stream().anyMatch(referral -> ReferralMeasure.isOpen(referral, done(referral)));
        return open ? Verdict.missing("outcome_unknown") : Verdict.notMet("not_served");
    }

    private static String done(Fact referral) {
        return SERVICES.get(referral.text("service_type")).done;
    }

    private static Span inTime(Fact referral) {
        LocalDate referred = referral.day("provided_date");
        return new Span(referred, referred.plusDays(SERVICES.get(referral.text("service_type")).days));
    }
}
