package org.hearth.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a rule's table that a release shows and, when they are one row or of one family, what they were made of.
 * {@code note} says why they are not explained further, or that they would be made otherwise now.
 */
record TableAnswer(
        String table,
        String title,
        List<String> rules,
        String state,
        Answer.Shown release,
        Rows rows,
        Map<String, String> reasons,
        List<Part> parts,
        List<Answer.Fact> facts,
        Map<String, String> interpretation,
        Map<String, String> options,
        @Nullable String note) {

    /** Rows by column, and how many there are in all. */
    record Rows(List<String> columns, List<List<@Nullable Object>> rows, long inAll) {}

    /** The rows of a step on the way to the table; {@code about} is what its SQL says of itself. */
    record Part(String name, String about, Rows rows) {}
}
