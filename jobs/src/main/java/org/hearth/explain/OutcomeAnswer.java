package org.hearth.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found of an outcome of the rate card, in the names of {@code gold}. */
sealed interface OutcomeAnswer {

    /** What was asked, of which release; {@code window} is null for all cases. */
    record Asked(
            String outcome,
            String state,
            @Nullable String window,
            @Nullable String scopeType,
            @Nullable String scopeId,
            @Nullable String stratifier,
            @Nullable String stratum,
            Answer.Shown release) {}

    /** How many cases one clause decided. */
    record Clause(String step, String status, String reason, long cases, @Nullable String sentence) {}

    /** A step's published figures. */
    record Published(String step, long eligible, long achieved, long pending, long undetermined) {}

    /** The cases of a window and scope, by the clause that decided. */
    record Cell(Asked asked, List<Clause> clauses, List<Published> published, List<Case> cases, long casesInAll)
            implements OutcomeAnswer {}

    /** The cases of one enrollment or caregiver. */
    record One(Asked asked, Map<String, String> options, List<Case> cases) implements OutcomeAnswer {}

    /** How one case was decided; {@code facts} are read only for one enrollment or caregiver. */
    record Case(
            String step,
            String episodeId,
            String caregiverId,
            String familyId,
            String programId,
            String contractId,
            String status,
            String reason,
            @Nullable String clause,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate achievedOn,
            @Nullable LocalDate enteredOn,
            @Nullable LocalDate recheckOn,
            Instant knownFrom,
            Map<String, String> groups,
            List<Answer.Fact> facts,
            Answer.@Nullable WhyNot whyNot) {}
}
