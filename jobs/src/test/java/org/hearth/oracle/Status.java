package org.hearth.oracle;

/** What a measure says of a subject. */
enum Status {
    MET,
    NOT_MET,
    MISSING,
    EXCLUDED;

    boolean counts() {
        return this == MET || this == NOT_MET;
    }
}
