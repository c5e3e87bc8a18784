package org.hearth.report;

import java.io.PrintStream;
import java.util.Locale;

/** A line on a terminal that says how far a long step is; nothing unless {@code hearth.terminal} says that one looks on. */
public final class Progress implements AutoCloseable {
    private final String what;
    private final long all;
    private final boolean isTerminal = Boolean.getBoolean("hearth.terminal");
    private final PrintStream err = System.err;

    public Progress(String what, long all) {
        this.what = what;
        this.all = all;
    }

    public void at(long done) {
        if (isTerminal) {
            err.print(String.format(Locale.ROOT, "\r%,d of %,d %s", done, all, what));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (isTerminal) {
            err.println();
        }
    }
}
