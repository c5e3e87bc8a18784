package org.hearth.text;

import java.util.Map;

/** The worked cases beside a SQL file; tables are drawn with pipes, an empty cell is null. */
public final class Cases {
    private Cases() {}

    /** The rows that differ under other options. */
    public record Variant(Map<String, Object> options, String rows) {}
}
