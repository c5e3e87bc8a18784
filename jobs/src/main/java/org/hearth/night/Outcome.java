package org.hearth.night;

import java.util.List;
import org.hearth.config.StateConfig;
import org.hearth.conform.Fate;
import org.hearth.release.Check;
import org.hearth.release.Release;
import org.jspecify.annotations.Nullable;

/** How a state's night ended; {@code release} is the one that readers see now, null when there is none. */
public record Outcome(
        String state,
        Kind kind,
        @Nullable Release release,
        int folders,
        List<String> refused,
        Fate rows,
        long findings,
        long caseChanges,
        List<Check.Verdict> checks,
        String message) {

    /** A landing's folder of a state that nobody has described: nothing of it was read. */
    static Outcome ofUnknown(String state) {
        return new Outcome(
                state, Kind.failed, null, 0, List.of(), Fate.NONE, 0, 0, List.of(), StateConfig.unknown(state));
    }

    /** {@code nothing}: the same night again; {@code failed}: yesterday's release stands. */
    public enum Kind {
        published,
        nothing,
        failed
    }
}
