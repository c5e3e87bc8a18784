package org.hearth.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Continuity of insurance: caregivers covered on every day of the last six months. */
final class M16 extends CaregiverMeasure {
    private static final int OLDEST_DAYS = 183;
    /** Of two payers on one day, the first here holds. */
    private static final List<String> PAYERS = List.of("MEDICAID_CHIP", "TRICARE", "PRIVATE_OTHER", "NONE", "UNK");

    @Override
    public String id() {
        return "m16";
    }

    @Override
    Optional<Verdict> judge(Caseload caseload, Enrollment enrollment, Period period) {
        LocalDate end = caseload.end(enrollment.span(), period);
        if (enrollment.start().plusMonths(6).isAfter(end)) {
            return Optional.of(Verdict.excluded("not_six_months"));
        }
        Payers payers = Payers.of(caseload.rules().state());
        TreeMap<LocalDate, String> changes = new TreeMap<>();
        caseload.about("insurance", "person_id", enrollment)
                .filter(change -> !change.day("changed_date").isAfter(end))
                .forEach(change -> changes.merge(
                        Objects.requireNonNull(change.day("changed_date")), payers.group(change), M16::preferred));
        return Optional.of(judge(changes, new Span(end.minusMonths(6), end)));
    }

    private static String preferred(String one, String other) {
        return PAYERS.indexOf(one) <= PAYERS.indexOf(other) ? one : other;
    }

    private static Verdict judge(TreeMap<LocalDate, String> changes, Span lookBack) {
        boolean unknown = false;
        for (LocalDate day = lookBack.from(); !day.isAfter(lookBack.to()); day = day.plusDays(1)) {
            String payer = changes.floorEntry(day) == null
                    ? "UNK"
                    : changes.floorEntry(day).getValue();
            if (payer.equals("NONE")) {
                return Verdict.notMet("uninsured");
            }
            unknown |= payer.equals("UNK");
        }
        if (unknown) {
            return Verdict.missing("coverage_unknown");
        }
        boolean old = ChronoUnit.DAYS.between(changes.lastKey(), lookBack.to()) > OLDEST_DAYS;
        return old ? Verdict.missing("coverage_old") : Verdict.met(null);
    }
}
