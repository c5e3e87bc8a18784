package org.hearth;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * A command that is stopped from outside says so. What it was doing fails at once, and would be told as faults of the
 * program.
 */
final class Stop {
    private static volatile boolean isEnded;
    private static volatile boolean isAsked;

    private Stop() {}

    /** From now on, until the command has {@link #ended}. */
    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(Stop::tell, "stop"));
    }

    static void ended() {
        isEnded = true;
    }

    /** Whether the process is ending before its command has. */
    static boolean isAsked() {
        return isAsked;
    }

    private static void tell() {
        if (!isEnded) {
            isAsked = true;
            Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
            System.err.println(
                    "Stopped before its end. What was published stands; the next run puts right what this one left.");
        }
    }
}
