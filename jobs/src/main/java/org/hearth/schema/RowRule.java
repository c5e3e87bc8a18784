package org.hearth.schema;

/**
 * A quality rule over one row's typed columns; a row offends when {@code when} is true (null is no offence).
 * {@code quarantine} sets the row aside, {@code nullify} empties the column, {@code warn} lets it pass.
 */
public record RowRule(String rule, Effect effect, String when, String column, String message) {

    /** What an offence does to the row. */
    public enum Effect {
        quarantine,
        nullify,
        warn
    }
}
