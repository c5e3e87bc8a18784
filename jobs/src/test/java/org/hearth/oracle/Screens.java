package org.hearth.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What counts as a screening and when it is positive (R22, R75, R125, R126). */
final class Screens {
    static final List<String> ASQ_DOMAINS =
            List.of("communication", "gross_motor", "fine_motor", "problem_solving", "personal_social");

    private static final Map<String, Set<String>> TOOLS = Map.of(
            "DEPRESSION", Set.of("EPDS", "PHQ9", "PHQ2", "CESD", "BDI2"),
            "IPV", Set.of("HITS", "EHITS", "PVS", "RAT", "WEB", "HARK", "AAS", "WAST", "WAST_SF", "CTS2S", "FW3"),
            "SUBSTANCE",
                    Set.of("UNCOPE", "AUDITC", "DAST10", "CRAFFT", "5PS", "4PS", "ASSIST", "TACE", "TWEAK", "NIDA"),
            "DEVELOPMENT", Set.of("ASQ3"));

    private static final Map<String, Integer> CUT_OFFS = Map.ofEntries(
            Map.entry("EPDS", 10),
            Map.entry("PHQ9", 10),
            Map.entry("PHQ2", 3),
            Map.entry("CESD", 16),
            Map.entry("BDI2", 14),
            Map.entry("HITS", 11),
            Map.entry("EHITS", 7),
            Map.entry("PVS", 1),
            Map.entry("RAT", 20),
            Map.entry("WEB", 20),
            Map.entry("HARK", 1),
            Map.entry("AAS", 1),
            Map.entry("FW3", 1),
            Map.entry("UNCOPE", 2),
            Map.entry("DAST10", 3),
            Map.entry("CRAFFT", 2),
            Map.entry("5PS", 1),
            Map.entry("4PS", 1),
            Map.entry("TACE", 2),
            Map.entry("TWEAK", 2),
            Map.entry("NIDA", 1));

    private Screens() {}

    /** Screenings with a tool of the domain that were not declined; a reason for not doing it makes it none. */
    static Stream<Fact> of(Stream<Fact> screenings, String domain) {
        return screenings
                .filter(screen -> screen.is("domain", domain))
                .filter(screen -> TOOLS.get(domain).contains(screen.text("tool")))
                .filter(screen -> !screen.yes("declined") && !screen.knows("reason_not_done"));
    }

    static boolean isScored(Fact screen) {
        return screen.is("tool", "ASQ3") ? ASQ_DOMAINS.stream().allMatch(screen::knows) : screen.knows("score_total");
    }

    static boolean isPositive(Fact screen, @Nullable Fact caregiver) {
        Integer cutOff = cutOff(screen.text("tool"), caregiver);
        return isScored(screen)
                && (cutOff != null && screen.number("score_total").intValue() >= cutOff || hasSelfHarm(screen));
    }

    private static boolean hasSelfHarm(Fact screen) {
        return screen.is("tool", "EPDS", "PHQ9")
                && screen.knows("self_harm_item")
                && screen.number("self_harm_item").signum() > 0;
    }

    private static @Nullable Integer cutOff(String tool, @Nullable Fact caregiver) {
        return tool.equals("AUDITC") ? (caregiver != null && caregiver.is("sex", "M") ? 4 : 3) : CUT_OFFS.get(tool);
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
