package org.hearth.sample;

/** The kinds of values that a column of the extract contract holds. */
enum Kind {
    TEXT,
    CODE,
    DATE,
    TIMESTAMP,
    INTEGER,
    DECIMAL,
    BOOLEAN;

    static Kind of(String column, String mark) {
        return switch (mark) {
            case "c" -> CODE;
            case "i" -> INTEGER;
            case "n" -> DECIMAL;
            case "b" -> BOOLEAN;
            case "" -> byName(column);
            default -> throw new IllegalArgumentException("no kind of value is marked " + mark);
        };
    }

    private static Kind byName(String column) {
        if (column.endsWith("_at")) {
            return TIMESTAMP;
        }
        return column.matches(".*_(date|from|to)|dob|edd|lmp|month|period_start|period_end|vacancy_start")
                ? DATE
                : TEXT;
    }
}
