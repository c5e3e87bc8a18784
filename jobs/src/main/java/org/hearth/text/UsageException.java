package org.hearth.text;

/** Bad usage or configuration: the message says what is wrong, why, and what to do. The program exits with 2. */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
