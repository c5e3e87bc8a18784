package org.hearth.night;

/** Another run holds the lake; the program exits with 3. */
public final class LockedException extends RuntimeException {
    LockedException(String message) {
        super(message);
    }
}
