package org.hearth.receive;

/** A folder that cannot be taken in: {@code rule} is the finding's code, the message says what to do. */
final class RefusedException extends RuntimeException {
    private final String rule;
    private final String file;

    RefusedException(String rule, String message) {
        this(rule, "manifest.json", message);
    }

    RefusedException(String rule, String file, String message) {
        super(message);
        this.rule = rule;
        this.file = file;
    }

    String rule() {
        return rule;
    }

    String file() {
        return file;
    }
}
