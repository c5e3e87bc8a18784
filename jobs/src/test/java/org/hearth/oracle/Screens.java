package org.hearth.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What counts as a screening and when it is positive (R22, R75, R125, R126). */
final class Screens {
    static final List<String> ASQ_DOMAINS =
            List.of("communication", "gross_motor", "fine_motor", "problem_solving", "personal_social");

    /** A tool: its domain, the scores that it can give, and from which it is positive; null for never. */
    private record Tool(String domain, int lowest, int highest, @Nullable Integer cutOff) {}

    private static final Map<String, Tool> TOOLS = Map.ofEntries(
            Map.entry("EPDS", new Tool("DEPRESSION", 0, 30, 10)),
            Map.entry("PHQ9", new Tool("DEPRESSION", 0, 27, 10)),
            Map.entry("PHQ2", new Tool("DEPRESSION", 0, 6, 3)),
            Map.entry("CESD", new Tool("DEPRESSION", 0, 60, 16)),
            Map.entry("BDI2", new Tool("DEPRESSION", 0, 63, 14)),
            Map.entry("HITS", new Tool("IPV", 4, 20, 11)),
            Map.entry("EHITS", new Tool("IPV", 5, 25, 7)),
            Map.entry("PVS", new Tool("IPV", 0, 3, 1)),
            Map.entry("RAT", new Tool("IPV", 10, 60, 20)),
            Map.entry("WEB", new Tool("IPV", 10, 60, 20)),
            Map.entry("HARK", new Tool("IPV", 0, 4, 1)),
            Map.entry("AAS", new Tool("IPV", 0, 5, 1)),
            Map.entry("WAST", new Tool("IPV", 0, 24, null)),
            Map.entry("WAST_SF", new Tool("IPV", 0, 6, null)),
            Map.entry("CTS2S", new Tool("IPV", 0, 160, null)),
            Map.entry("FW3", new Tool("IPV", 0, 3, 1)),
            Map.entry("UNCOPE", new Tool("SUBSTANCE", 0, 6, 2)),
            Map.entry("AUDITC", new Tool("SUBSTANCE", 0, 12, 3)),
            Map.entry("DAST10", new Tool("SUBSTANCE", 0, 10, 3)),
            Map.entry("CRAFFT", new Tool("SUBSTANCE", 0, 6, 2)),
            Map.entry("5PS", new Tool("SUBSTANCE", 0, 5, 1)),
            Map.entry("4PS", new Tool("SUBSTANCE", 0, 4, 1)),
            Map.entry("ASSIST", new Tool("SUBSTANCE", 0, 336, null)),
            Map.entry("TACE", new Tool("SUBSTANCE", 0, 5, 2)),
            Map.entry("TWEAK", new Tool("SUBSTANCE", 0, 7, 2)),
            Map.entry("NIDA", new Tool("SUBSTANCE", 0, 4, 1)),
            Map.entry("ASQ3", new Tool("DEVELOPMENT", 0, 300, null)),
            Map.entry("ASQSE2", new Tool("SOCIAL_EMOTIONAL", 0, 1000, null)));

    private static final int MENS_AUDITC = 4;

    private Screens() {}

    /** Screenings with a tool of the domain that were not declined; a reason for not doing it makes it none. */
    static Stream<Fact> of(Stream<Fact> screenings, String domain) {
        return screenings
                .filter(screen -> screen.is("domain", domain))
                .filter(screen -> TOOLS.get(screen.text("tool")).domain.equals(domain))
                .filter(screen -> !screen.yes("declined") && !screen.knows("reason_not_done"));
    }

    /** A score that the tool cannot give is none. */
    static boolean isScored(Fact screen) {
        if (screen.is("tool", "ASQ3")) {
            return ASQ_DOMAINS.stream().allMatch(screen::knows);
        }
        Tool tool = TOOLS.get(screen.text("tool"));
        return screen.knows("score_total") && score(screen) >= tool.lowest && score(screen) <= tool.highest;
    }

    private static int score(Fact screen) {
        return screen.number("score_total").intValue();
    }

    /** Harm to herself counts whatever the total, or without one. */
    static boolean isPositive(Fact screen, @Nullable Fact caregiver) {
        return hasSelfHarm(screen) || isScored(screen) && reachesCutOff(screen, caregiver);
    }

    /** Whether it was positive within the window cannot be told, for want of a day or a score. */
    static boolean mayBePositive(Fact screen, Span window, @Nullable Fact caregiver) {
        return screen.knows("administered_date")
                ? !isScored(screen) && !hasSelfHarm(screen) && screen.within("administered_date", window)
                : !isScored(screen) || isPositive(screen, caregiver);
    }

    private static boolean reachesCutOff(Fact screen, @Nullable Fact caregiver) {
        if (screen.is("tool", "AUDITC") && caregiver != null && caregiver.is("sex", "M")) {
            return score(screen) >= MENS_AUDITC;
        }
        Integer cutOff = TOOLS.get(screen.text("tool")).cutOff;
        return cutOff != null && score(screen) >= cutOff;
    }

    private static boolean hasSelfHarm(Fact screen) {
        return screen.is("tool", "EPDS", "PHQ9")
                && screen.knows("self_harm_item")
                && screen.number("self_harm_item").signum() > 0;
    }

    /** Below the cut-off of the form in one domain; without a form it is not positive. */
    static boolean isPositiveAsq(Fact screen) {
        if (!isScored(screen) || !screen.knows("form_months")) {
            return false;
        }
        List<BigDecimal> cutOffs = AsqCutOffs.of(screen.number("form_months").intValue());
        for (int i = 0; i < cutOffs.size(); i++) {
            if (screen.number(ASQ_DOMAINS.get(i)).compareTo(cutOffs.get(i)) < 0) {
                return true;
            }
        }
        return false;
    }
}
